/** A path of a program that fails while the program lives and works: it waits for others, or replays what it wrote. */
export interface ReadinessPath {
  readonly program: string
  /** Its images, without registry and tag. */
  readonly images: readonly string[]
  readonly path: RegExp
  /** When it fails. */
  readonly fails: string
  /** The path that responds as long as the program lives. */
  readonly alive?: string
}

const REPLAYS = 'it responds with 503 while it replays its write-ahead log'
const NO_DATABASE = 'it fails while its database is away'

export const READINESS_PATHS: readonly ReadinessPath[] = [
  {
    program: 'Loki',
    images: ['grafana/loki'],
    path: /\/ready$/,
    fails: REPLAYS,
    alive: '/loki/api/v1/status/buildinfo',
  },
  {
    program: 'Mimir',
    images: ['grafana/mimir'],
    path: /\/ready$/,
    fails: REPLAYS,
  },
  {
    program: 'Tempo',
    images: ['grafana/tempo'],
    path: /\/ready$/,
    fails: REPLAYS,
  },
  {
    program: 'Prometheus',
    images: ['prom/prometheus', 'prometheus/prometheus'],
    path: /\/-\/ready$/,
    fails: REPLAYS,
    alive: '/-/healthy',
  },
  {
    program: 'Thanos',
    images: ['thanos/thanos', 'thanosio/thanos'],
    path: /\/-\/ready$/,
    fails: 'it responds with 503 until it has read its blocks, and while what it asks is away',
    alive: '/-/healthy',
  },
  {
    program: 'kube-state-metrics',
    images: ['kube-state-metrics/kube-state-metrics'],
    path: /\/readyz$/,
    fails: 'it fails while the API server is away',
    alive: '/livez',
  },
  {
    program: 'n8n',
    images: ['n8nio/n8n'],
    path: /\/healthz\/readiness$/,
    fails: NO_DATABASE,
    alive: '/healthz',
  },
  {
    program: 'miniflux',
    images: ['miniflux/miniflux'],
    path: /\/(readiness|readyz)$/,
    fails: NO_DATABASE,
    alive: '/liveness',
  },
  {
    program: 'Keycloak',
    images: ['keycloak/keycloak'],
    path: /\/health\/ready$/,
    fails: NO_DATABASE,
    alive: '/health/live',
  },
  {
    program: 'authentik',
    images: ['goauthentik/server'],
    path: /\/-\/health\/ready\/?$/,
    fails: NO_DATABASE,
    alive: '/-/health/live/',
  },
]
