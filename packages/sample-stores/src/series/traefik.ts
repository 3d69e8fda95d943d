import { expiryOf } from '../world/events/expiring-certificate.ts'
import { wave, waveAt } from '../world/wave.ts'
import { counting } from './counters.ts'
import { histogramPart } from './histogram.ts'
import { always, type Cause, type Maker, type Makers, type Subject } from './subject.ts'
import { ANSWERS, DOMAIN, requestRate, routesOf } from './traffic.ts'
import type { Target } from './target.ts'

export const TRAEFIK_PARTS = ['entryPoints', 'routers', 'services', 'traefik'] as const

/** Bounds of its buckets, as the trees give them. */
export const TRAEFIK_BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

const TLS = { tls_version: '1.3', tls_cipher: 'TLS_AES_128_GCM_SHA256' } as const

/** Routers, services, entry points and certificates of a Traefik; the share of each is its requests in a second. */
export const subjectsOfTraefik = ({ cluster }: Target): readonly Subject[] => {
  const routes = routesOf(cluster)
  const all = requestRate(cluster)
  return [
    { labels: {} },
    ...['web', 'websecure', 'metrics'].flatMap((entrypoint) => [
      { labels: { entrypoint }, more: TLS, share: entrypoint === 'websecure' ? all : 0.07 },
      ...answered({ entrypoint }, entrypoint === 'websecure' ? all : 0.07),
    ]),
    ...routes.flatMap(({ router, service, rate, url }) => [
      { labels: { service }, more: { ...TLS, url }, share: rate },
      { labels: { router, service }, more: TLS, share: rate },
      ...answered({ service }, rate),
      ...answered({ router, service }, rate),
    ]),
    ...routes.map(({ host, serial }, place) => ({
      labels: { cn: host, sans: host },
      more: { serial },
      share: place,
    })),
  ]
}

const answered = (labels: Subject['labels'], rate: number): Subject[] =>
  ANSWERS.map(([code, method, share]) => ({
    labels: { ...labels, code, method },
    more: { protocol: 'http' },
    share: rate * share,
  }))

const counted =
  (of: (cause: Cause) => number): Maker =>
  (cause) =>
    counting(cause, (cause.subject.share ?? 0) * of(cause))

const routeOf = ({ labels, target }: Cause) =>
  routesOf(target.cluster).find(({ service }) => service === labels['service'])

const USUAL = { median: 0.05, size: 15_000 } as const

const duration =
  (metric: string): Maker =>
  (cause) => {
    const { median } = routeOf(cause) ?? USUAL
    // Errors of a gateway come late, redirections at once.
    const slowness = cause.labels['code'] === '502' ? 8 : 1
    const count = counting({ ...cause, key: withoutBound(cause) }, cause.subject.share ?? 0)
    return histogramPart(metric, cause.labels['le'], { median: median * slowness, factor: 2.6 }, count)
  }

/** All parts of a histogram count the same requests. */
const withoutBound = ({ key, labels }: Cause): string => key.replace(`le=${labels['le'] ?? ''}`, '')

const ofLevel = (level: 'entrypoint' | 'router' | 'service'): Makers => ({
  ...Object.fromEntries(
    ['bucket', 'count', 'sum'].map((part) => {
      const metric = `traefik_${level}_request_duration_seconds_${part}`
      return [metric, duration(metric)]
    }),
  ),
  [`traefik_${level}_requests_bytes_total`]: counted(() => 620),
  [`traefik_${level}_requests_tls_total`]: counted(() => 1),
  [`traefik_${level}_requests_total`]: counted(() => 1),
  [`traefik_${level}_responses_bytes_total`]: counted((cause) => (routeOf(cause) ?? USUAL).size),
})

export const TRAEFIK: Makers = {
  ...ofLevel('entrypoint'),
  ...ofLevel('router'),
  ...ofLevel('service'),
  traefik_config_last_reload_success:
    ({ world }) =>
    () =>
      world.moment - 5 * 3600 - 240,
  traefik_config_reloads_total: always(14),
  traefik_open_connections: ({ key, labels, subject }) => {
    if (labels['protocol'] === 'UDP') return () => 0
    const connections = wave(1.5 + 4 * (subject.share ?? 0), key, 0.4, 0.35)
    return (time) => Math.round(waveAt(connections, time))
  },
  traefik_service_retries_total: always(0),
  traefik_service_server_up: always(1),
  traefik_tls_certs_not_after: ({ subject, target, world }) => {
    const expiry = expiryOf(subject.share ?? 0, `${target.cluster.name} ${DOMAIN}`, world)
    return () => expiry
  },
}
