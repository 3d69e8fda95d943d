import type { Fleet } from '../fleet/fleet.ts'
import type { ServicePort } from './services.ts'

/**
 * The hub's stores as their charts install them: Service names, ports and pod labels were read from the charts'
 * templates (loki 18.11.0, kube-prometheus-stack 88.5.3; with `cleanPrometheusOperatorObjectNames` off).
 * Only this file and `ingest.ts` know which programs the stores are.
 */
export interface Store {
  /** The Helm release, and with it the prefix of the names it makes. */
  readonly release: string
  readonly service: ServicePort
  /** The name or number of the port on the store's pods. */
  readonly podPort: string
  readonly podLabels: Readonly<Record<string, string>>
}

export const LOKI_RELEASE = 'loki'
export const PROMETHEUS_RELEASE = 'kube-prometheus-stack'

/** Loki's gateway: the one door for pushing and for querying. */
export const lokiGateway = ({ telemetry }: Fleet): Store => ({
  release: LOKI_RELEASE,
  service: { name: 'loki-gateway', namespace: telemetry.namespace, port: 80, portName: 'http' },
  podPort: 'http',
  podLabels: lokiPodLabels('gateway'),
})

/** The labels of one of Loki's components. */
export const lokiPodLabels = (component: 'gateway' | 'single-binary'): Readonly<Record<string, string>> => ({
  'app.kubernetes.io/component': component,
  'app.kubernetes.io/instance': LOKI_RELEASE,
  'app.kubernetes.io/name': 'loki',
})

export const prometheusServer = ({ telemetry }: Fleet): Store => ({
  release: PROMETHEUS_RELEASE,
  service: {
    name: `${PROMETHEUS_RELEASE}-prometheus`,
    namespace: telemetry.namespace,
    port: 9090,
    portName: 'http-web',
  },
  podPort: 'http-web',
  podLabels: {
    'app.kubernetes.io/name': 'prometheus',
    'operator.prometheus.io/name': `${PROMETHEUS_RELEASE}-prometheus`,
  },
})
