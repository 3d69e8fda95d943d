import { hubAliases, pushCredentials, traceStore, type Fleet, type OwnScrape } from '@fleet/model'
import { hardened, httpProbe, labels, type IContainer, type IPodTemplateSpec } from '@fleet/kubernetes'
import { FEATURE_GATES } from '../component-ids.ts'
import { environment } from '../environment.ts'
import { hostMounts, hostReader, hostVolumes } from '../host-paths.ts'
import { otlpPorts } from '../otlp-service.ts'
import { HEALTH_PORT } from '../ports.ts'
import { secretMounts, secretVolumes } from '../secret-files.ts'
import { credentialMount, credentialVolume } from '../push-credential.ts'

export const CONFIG_FOLDER = '/etc/otelcol'
export const CONFIG_KEY = 'config.yaml'

const health = { periodSeconds: 15, timeoutSeconds: 5 }

/** What differs from one collector of a spoke to another. */
interface CollectorPod {
  /** Also of its account. */
  readonly name: string
  readonly configMap: string
  readonly readsLogs: boolean
  /** Those of the inventory that it makes. */
  readonly scrapes: readonly OwnScrape[]
}

const container = (fleet: Fleet, { readsLogs, scrapes }: CollectorPod) =>
  ({
    name: 'otel-collector',
    image: fleet.versions.images.collector,
    args: [`--config=${CONFIG_FOLDER}/${CONFIG_KEY}`, ...(readsLogs ? [FEATURE_GATES] : [])],
    env: environment(fleet),
    ports: [
      { name: 'health', containerPort: HEALTH_PORT },
      ...(readsLogs && traceStore(fleet) ? otlpPorts(fleet) : []),
    ],
    // A queue of an hour's outage is opened and compacted before the collector is healthy.
    startupProbe: httpProbe('/', 'health', { ...health, failureThreshold: 20 }),
    livenessProbe: httpProbe('/', 'health', health),
    readinessProbe: httpProbe('/', 'health', health),
    resources: fleet.telemetry.collector.resources,
    securityContext: hardened(),
    volumeMounts: [
      { name: 'config', mountPath: CONFIG_FOLDER, readOnly: true },
      ...(readsLogs ? hostMounts : []),
      ...secretMounts(scrapes),
      ...(pushCredentials(fleet) ? credentialMount : []),
    ],
  }) satisfies IContainer

/** The user and the group of the image. */
export const IMAGE_USER = 10001

/** For a process that uses nothing of its node. */
const imageUser = { runAsNonRoot: true, runAsUser: IMAGE_USER, runAsGroup: IMAGE_USER } as const

const aliases = (fleet: Fleet) => {
  const hostAliases = hubAliases(fleet)
  return hostAliases.length > 0 ? { hostAliases } : {}
}

/** The pod of a spoke's collector, whose account has its name. One that reads logs mounts its node's; another sees nothing of the node. */
export const collectorPod = (fleet: Fleet, pod: CollectorPod) =>
  ({
    metadata: { labels: labels(pod.name) },
    spec: {
      serviceAccountName: pod.name,
      enableServiceLinks: false,
      ...aliases(fleet),
      ...(pod.readsLogs && {
        priorityClassName: 'system-node-critical',
        tolerations: [{ operator: 'Exists' }],
      }),
      securityContext: {
        ...(pod.readsLogs ? hostReader : imageUser),
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [container(fleet, pod)],
      volumes: [
        { name: 'config', configMap: { name: pod.configMap } },
        ...(pod.readsLogs ? hostVolumes : []),
        ...secretVolumes(pod.scrapes),
        ...(pushCredentials(fleet) ? credentialVolume : []),
      ],
    },
  }) satisfies IPodTemplateSpec
