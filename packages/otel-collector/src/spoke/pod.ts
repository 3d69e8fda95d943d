import type { Fleet } from '@fleet/model'
import { hardened, httpProbe, labels, type IContainer, type IPodTemplateSpec } from '@fleet/kubernetes'
import { FEATURE_GATES } from '../component-ids.ts'
import { environment } from '../environment.ts'
import { hostMounts, hostReader, hostVolumes } from '../host-paths.ts'
import { HEALTH_PORT } from '../ports.ts'

const CONFIG_FOLDER = '/etc/otelcol'
export const CONFIG_KEY = 'config.yaml'

const health = { periodSeconds: 15, timeoutSeconds: 5 }

const container = (fleet: Fleet, readsLogs: boolean) =>
  ({
    name: 'otel-collector',
    image: fleet.versions.images.collector,
    args: [`--config=${CONFIG_FOLDER}/${CONFIG_KEY}`, ...(readsLogs ? [FEATURE_GATES] : [])],
    env: environment(fleet),
    ports: [{ name: 'health', containerPort: HEALTH_PORT }],
    // A queue of an hour's outage is opened and compacted before the collector is healthy.
    startupProbe: httpProbe('/', 'health', { ...health, failureThreshold: 20 }),
    livenessProbe: httpProbe('/', 'health', health),
    readinessProbe: httpProbe('/', 'health', health),
    resources: fleet.telemetry.collector.resources,
    securityContext: hardened(),
    volumeMounts: [
      { name: 'config', mountPath: CONFIG_FOLDER, readOnly: true },
      ...(readsLogs ? hostMounts : []),
    ],
  }) satisfies IContainer

/** The user of the image, for a process that uses nothing of its node. */
const IMAGE_USER = { runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001 } as const

/** The pod of a spoke's collector, whose account has its name. One that reads logs mounts its node's; another sees nothing of the node. */
export const collectorPod = (fleet: Fleet, name: string, configMap: string, readsLogs: boolean) =>
  ({
    metadata: { labels: labels(name) },
    spec: {
      serviceAccountName: name,
      enableServiceLinks: false,
      ...(readsLogs && { priorityClassName: 'system-node-critical', tolerations: [{ operator: 'Exists' }] }),
      securityContext: {
        ...(readsLogs ? hostReader : IMAGE_USER),
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [container(fleet, readsLogs)],
      volumes: [{ name: 'config', configMap: { name: configMap } }, ...(readsLogs ? hostVolumes : [])],
    },
  }) satisfies IPodTemplateSpec
