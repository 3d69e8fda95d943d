import { join } from 'node:path'
import type { Host } from '../hosts/host.ts'
import { until } from '../hosts/until.ts'
import type { Prometheus } from '../programs/prometheus.ts'
import { clusters } from '../trees/clusters.ts'

/** Exporters that count their scrapes. */
export interface Scrapes {
  /** The number of scrapes of each name. */
  readonly counts: () => Promise<Readonly<Record<string, number>>>
  /**
   * Waits until Prometheus has the last of the scrapes made so far.
   * @param before the counts from which to compare
   * @returns the scrapes, and those that Prometheus lacks, by name
   */
  readonly missing: (before: Readonly<Record<string, number>>) => Promise<Readonly<Record<string, Missing>>>
  /** Sets the time stamps of a name's samples off by so many milliseconds; without a name, none. */
  readonly setClock: (name?: string, error?: number) => void
}

export interface Missing {
  readonly made: number
  readonly lost: number
}

/** The scrapes of all names, and the missing ones. */
export const inAll = (missing: Readonly<Record<string, Missing>>): Missing =>
  Object.values(missing).reduce((sum, { made, lost }) => ({ made: sum.made + made, lost: sum.lost + lost }), {
    made: 0,
    lost: 0,
  })

const ports = [9100, 8080, 2000] as const
const serviceAddress = '10.43.0.50'
const services = {
  'kube-state-metrics.monitoring.svc': 8080,
  'cloudflared-metrics.cloudflare.svc': 2000,
  'traefik-metrics.kube-system.svc': 9100,
} as const

/** The name under which the spoke's node-exporter is scraped. */
export const nodeExporter = `${clusters.spoke.node.address}:9100`

const never: Readonly<Record<string, number>> = Object.fromEntries(
  [nodeExporter, ...Object.entries(services).map(([name, port]) => `${name}:${port}`)].map((name) => [
    name,
    0,
  ]),
)

/** On the disk of the node: they outlive a reboot. */
const countsFile = '/var/lib/lab-scrapes.json'
const clocksFile = '/run/lab-clocks.json'

/** The time and the value of each sample of an instance that Prometheus has, the earliest first. */
const received = async (
  prometheus: Prometheus,
  metric: string,
  instance: string,
): Promise<readonly (readonly [number, number])[]> => {
  const [series] = await prometheus.query(`${metric}{instance="${instance}"}[2h]`)
  return (series?.values ?? []).map(([time, value]) => [time, Number(value)])
}

/**
 * The results of an instance's scrapes in a range of numbers. A scrape that timed out is not lost: in compressed time a
 * busy machine answers some too late, which `up` shows.
 */
const missingOf = async (
  prometheus: Prometheus,
  instance: string,
  first: number,
  last: number,
): Promise<Missing> => {
  const samples = await received(prometheus, 'lab_scrapes_total', instance)
  const there = new Set(samples.map(([, value]) => value))
  const before = Math.max(0, ...samples.filter(([, value]) => value < first).map(([time]) => time))
  const states = await received(prometheus, 'up', instance)
  const givenUp = states.filter(([time, state]) => time > before && state === 0).length
  const scrapes = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const absent = scrapes.filter((scrape) => !there.has(scrape)).length
  return { made: scrapes.length, lost: Math.max(0, absent - givenUp) }
}

export const startScrapes = async (host: Host, prometheus: Prometheus): Promise<Scrapes> => {
  host.addAddress(serviceAddress)
  host.addNames(serviceAddress, Object.keys(services))
  const script = join(import.meta.dirname, 'count-scrapes.ts')
  const program = host.start({
    name: 'exporters',
    file: process.execPath,
    args: [script, countsFile, clocksFile, ...ports.map(String)],
  })
  const counts = async (): Promise<Readonly<Record<string, number>>> => ({
    ...never,
    ...((await (await fetch(`http://${host.address}:${ports[0]}/count`)).json()) as Record<string, number>),
  })
  await program.until('answers', async () => (await counts()) !== undefined)
  return {
    counts,
    missing: async (before) => {
      const missing: Record<string, Missing> = {}
      for (const [instance, count] of Object.entries(await counts())) {
        const hasLast = async () =>
          (await received(prometheus, 'lab_scrapes_total', instance)).some(([, value]) => value >= count)
        if (count > 0) {
          await until(`scrape ${count} of ${instance} is in Prometheus`, hasLast, { seconds: 60, every: 500 })
        }
        missing[instance] = await missingOf(prometheus, instance, (before[instance] ?? 0) + 1, count)
      }
      return missing
    },
    setClock: (name, error = 0) => {
      host.write(clocksFile, JSON.stringify(name === undefined ? {} : { [name]: error }))
    },
  }
}
