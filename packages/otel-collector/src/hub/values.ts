import { imageParts, traceStore, type Fleet } from '@fleet/model'
import { hardened, NAMES } from '@fleet/kubernetes'
import { FEATURE_GATES } from '../component-ids.ts'
import { collectorConfig } from '../config/collector-config.ts'
import { containerOperators } from '../config/log-receiver.ts'
import { env, environment, NODE_NAME, POD_IP } from '../environment.ts'
import { hostMounts, hostReader, hostVolumes } from '../host-paths.ts'
import { podReader } from '../spoke/rights.ts'

/** Named by the chart after its release and its mode. */
const OWN_PODS = `${NAMES.opentelemetryCollector}-agent`

/** The configuration of the hub's collector: the logs of its nodes. Prometheus scrapes the hub's metrics itself. */
const hubConfig = (fleet: Fleet) =>
  collectorConfig(fleet, fleet.hub.cluster, {
    logs: { ownPods: OWN_PODS, operators: containerOperators },
    traces: traceStore(fleet),
    self: { host: env(POD_IP), instance: env(NODE_NAME) },
  })

/** The chart's ports of the receiver of spans. */
const OTLP = ['otlp', 'otlp-http'] as const

/**
 * Ports that the chart opens for unused receivers; a receiver set to null does not close them. What takes spans is open to
 * pods, and not, as by default, on the addresses of the node.
 */
const receiverPorts = (fleet: Fleet) =>
  Object.fromEntries(
    [...OTLP, 'jaeger-compact', 'jaeger-thrift', 'jaeger-grpc', 'zipkin'].map((port) => [
      port,
      traceStore(fleet) && OTLP.some((one) => one === port)
        ? { enabled: true, hostPort: 0 }
        : { enabled: false },
    ]),
  )

/**
 * The chart's values. The configuration is given whole as `alternateConfig` and every preset stays off: a preset would
 * put `k8s_attributes` before the memory limiter, and its result cannot be checked here.
 */
export const hubValues = (fleet: Fleet) => ({
  mode: 'daemonset',
  image: image(fleet),
  command: { extraArgs: [FEATURE_GATES] },
  alternateConfig: hubConfig(fleet),
  rewriteDeprecatedComponentNames: false,
  useGOMEMLIMIT: false,
  extraEnvs: environment(fleet),
  extraVolumes: hostVolumes,
  extraVolumeMounts: hostMounts,
  clusterRole: { create: true, rules: [podReader] },
  podSecurityContext: { ...hostReader, seccompProfile: { type: 'RuntimeDefault' } },
  securityContext: hardened(),
  priorityClassName: 'system-node-critical',
  tolerations: [{ operator: 'Exists' }],
  resources: fleet.telemetry.collector.resources,
  livenessProbe: { periodSeconds: 15, timeoutSeconds: 5 },
  readinessProbe: { periodSeconds: 15, timeoutSeconds: 5 },
  ports: { ...receiverPorts(fleet), metrics: { enabled: true } },
})

const image = ({ versions }: Fleet) => {
  const parts = imageParts(versions.images.collector)
  return {
    repository: parts?.repository,
    ...(parts?.tag !== undefined && { tag: parts.tag }),
    ...(parts?.digest !== undefined && { digest: parts.digest }),
  }
}
