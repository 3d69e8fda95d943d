import { join } from 'node:path'
import type { Host } from '../hosts/host.ts'
import { until } from '../hosts/until.ts'
import type { Prometheus } from '../programs/prometheus.ts'

/** Exporters that count how often they are scraped. */
export interface Scrapes {
  /** How often each name was scraped so far. */
  readonly counts: () => Promise<Readonly<Record<string, number>>>
  /**
   * Waits until Prometheus has the last of the scrapes made so far.
   * @param before the counts from which on they are looked for
   * @returns how many scrapes there were, and how many of them Prometheus lacks
   */
  readonly missing: (before: Readonly<Record<string, number>>) => Promise<{ made: number; lost: number }>
}

const ports = [9100, 8080, 2000] as const
const serviceAddress = '10.43.0.50'
const services = [
  'kube-state-metrics.monitoring.svc',
  'cloudflared-metrics.cloudflare.svc',
  'traefik-metrics.kube-system.svc',
] as const

const received = async (prometheus: Prometheus, instance: string): Promise<ReadonlySet<number>> => {
  const [series] = await prometheus.query(`lab_scrapes_total{instance="${instance}"}[1h]`)
  return new Set((series?.values ?? []).map(([, value]) => Number(value)))
}

export const startScrapes = async (host: Host, prometheus: Prometheus): Promise<Scrapes> => {
  host.addAddress(serviceAddress)
  host.addNames(serviceAddress, services)
  const script = join(import.meta.dirname, 'count-scrapes.ts')
  const program = host.start({
    name: 'exporters',
    file: process.execPath,
    args: [script, ...ports.map(String)],
  })
  const counts = async (): Promise<Readonly<Record<string, number>>> =>
    (await (await fetch(`http://${host.address}:${ports[0]}/count`)).json()) as Record<string, number>
  await program.until('answers', async () => (await counts()) !== undefined)
  return {
    counts,
    missing: async (before) => {
      const wanted = Object.entries(await counts())
      let made = 0
      let lost = 0
      for (const [instance, count] of wanted) {
        const hasLast = async () => Math.max(0, ...(await received(prometheus, instance))) >= count
        await until(`scrape ${count} of ${instance} is in Prometheus`, hasLast, { seconds: 60, every: 500 })
        const there = await received(prometheus, instance)
        const first = (before[instance] ?? 0) + 1
        const scrapes = Array.from({ length: count - first + 1 }, (_, index) => first + index)
        made += scrapes.length
        lost += scrapes.filter((scrape) => !there.has(scrape)).length
      }
      return { made, lost }
    },
  }
}
