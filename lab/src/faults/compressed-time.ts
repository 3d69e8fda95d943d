const milliseconds = { s: 1000, m: 60_000, h: 3_600_000 } as const

const waits = /^(\s*(?:- )?(scrape_interval|timeout|initial_interval|max_interval): )(\d+)([smh])$/gm

/**
 * The programs themselves are not faster: a request that times out too early has arrived, and is sent again. In
 * milliseconds.
 */
const shortest = { timeout: 1000, wait: 1 } as const

/**
 * A collector's configuration with compressed time: scrape intervals, time-outs and retry intervals are divided, so
 * that a shorter outage has the same number of scrapes, attempts and waiting requests. No time-out is shorter than a
 * second. All else is as committed.
 */
export const compressedTime = (configuration: string, times: number): string =>
  configuration.replaceAll(
    waits,
    (_, head: string, key: string, ...[count, unit]: [string, 's' | 'm' | 'h']) => {
      const least = key === 'timeout' ? shortest.timeout : shortest.wait
      return `${head}${Math.max(least, Math.round((Number(count) * milliseconds[unit]) / times))}ms`
    },
  )
