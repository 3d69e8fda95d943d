import { K3S_NAMESPACE } from '../contracts/services.ts'
import { PLAIN_ENDPOINT, type ServiceTarget } from './scrape-target.ts'

/** k3s' own Traefik listens for scrapes on its entry point `metrics`; its chart makes no Service for it. */
export const traefik = {
  ...PLAIN_ENDPOINT,
  kind: 'service',
  job: 'traefik',
  exporter: 'traefik',
  prefixes: ['traefik_'],
  units: {
    traefik_config_last_reload_success: 'seconds since 1970',
    traefik_tls_certs_not_after: 'seconds since 1970',
  },
  interval: 'traefik',
  clusters: 'traefik',
  service: 'traefik-metrics',
  namespace: 'k3s',
  port: 9100,
  portName: 'metrics',
  // Its release is named after the namespace too.
  podLabels: {
    'app.kubernetes.io/name': 'traefik',
    'app.kubernetes.io/instance': `traefik-${K3S_NAMESPACE}`,
  },
} as const satisfies ServiceTarget
