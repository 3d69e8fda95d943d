import {
  ALERTMANAGER_JOB,
  imageParts,
  InternalError,
  metricsIngest,
  queryService,
  RULES_OF_PROMETHEUS,
  serviceHost,
  thanosStore,
  type Fleet,
  type Thanos,
} from '@fleet/model'

/** The Ruler of a fleet that stores metrics in Thanos. It evaluates what Prometheus evaluates elsewhere, over all clusters. */
export const rulerValues = (fleet: Fleet) => {
  const store = thanosStore(fleet)
  return (
    store && {
      thanosRuler: {
        enabled: true,
        thanosRulerSpec: {
          image: imageValues(store),
          replicas: 1,
          // As the operator’s default for Prometheus.
          evaluationInterval: '30s',
          ruleSelectorNilUsesHelmValues: false,
          queryEndpoints: [`dnssrv+_http._tcp.${serviceHost(queryService(fleet))}`],
          // Results are samples as others: it keeps none, and needs no volume.
          remoteWrite: [toReceive(fleet)],
          ...alertmanagers(fleet),
          resources: store.ruler.resources,
        },
      },
    }
  )
}

/** What the hub’s own Prometheus scrapes goes the way of all samples. */
export const shippingValues = (fleet: Fleet) => ({
  remoteWrite: [toReceive(fleet)],
  // Labels of its own would make other series of those that Prometheus had stored.
  prometheusExternalLabelNameClear: true,
  replicaExternalLabelNameClear: true,
  // It evaluates the rules with this label, which none has: all others are the Ruler’s.
  ruleSelector: { matchLabels: { ...RULES_OF_PROMETHEUS } },
})

/** The write of the hub itself, in its own tenant. */
const toReceive = (fleet: Fleet) => {
  const { endpoint, ...headers } = metricsIngest(fleet, fleet.hub.cluster)
  return { url: endpoint, ...headers }
}

const imageValues = ({ image }: Thanos) => {
  const parts = imageParts(image)
  if (!parts) throw new InternalError(`${image} is no image`)
  const [first = '', ...rest] = parts.repository.split('/')
  // Without a registry it is of Docker Hub.
  const hasRegistry = rest.length > 0 && /[.:]/.test(first)
  return {
    registry: hasRegistry ? first : 'docker.io',
    repository: hasRegistry ? rest.join('/') : parts.repository,
    ...(parts.tag !== undefined && { tag: parts.tag }),
    ...(parts.digest !== undefined && { sha: parts.digest.replace('sha256:', '') }),
  }
}

const alertmanagers = (fleet: Fleet) =>
  fleet.hub.alerting && {
    alertmanagersConfig: {
      secret: {
        alertmanagers: [
          {
            api_version: 'v2',
            static_configs: [
              `${serviceHost({ name: ALERTMANAGER_JOB, namespace: fleet.telemetry.namespace })}:9093`,
            ],
          },
        ],
      },
    },
  }
