const milliseconds = { s: 1000, m: 60_000, h: 3_600_000 } as const

const waits = /^(\s*(?:- )?(?:scrape_interval|timeout|initial_interval|max_interval): )(\d+)([smh])$/gm

/**
 * A collector's configuration in which time goes faster: scrape intervals, time-outs and waits between attempts are divided, so that an
 * outage that is as many times shorter has the same number of scrapes, attempts and requests that wait. All else is as committed.
 */
export const compressedTime = (configuration: string, times: number): string =>
  configuration.replaceAll(
    waits,
    (_, head: string, count: string, unit: 's' | 'm' | 'h') =>
      `${head}${Math.max(1, Math.round((Number(count) * milliseconds[unit]) / times))}ms`,
  )
