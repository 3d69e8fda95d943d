import { hubCluster, mebibytes, type Fleet, type TraceStore } from '@fleet/model'
import {
  claimTemplate,
  goMemoryLimit,
  hardened,
  hubPlacement,
  httpProbe,
  labels,
  metadata,
  podUser,
  selectorLabels,
  type IContainer,
  type IStatefulSet,
} from '@fleet/kubernetes'
import { DATA_FOLDER, HEALTH } from './config.ts'

const CONFIG_FOLDER = '/etc/jaeger'
export const CONFIG_KEY = 'config.yaml'
const DATA = 'data'

/** The user of the image, whose group may write to the volume. */
const IMAGE_USER = 10_001

/** One pod with one volume: two processes cannot open one Badger. */
export const statefulSet = (fleet: Fleet, store: TraceStore, configMap: string) => {
  const { name, namespace } = store.otlp
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadata(name, namespace),
    spec: {
      replicas: 1,
      serviceName: name,
      selector: { matchLabels: selectorLabels(name) },
      template: {
        metadata: { labels: labels(name) },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          ...hubPlacement(fleet),
          securityContext: podUser(IMAGE_USER, IMAGE_USER),
          containers: [container(store)],
          volumes: [{ name: 'config', configMap: { name: configMap } }],
        },
      },
      volumeClaimTemplates: [
        claimTemplate(DATA, {
          size: store.settings.volume,
          storageClass: store.settings.storageClass ?? hubCluster(fleet).storageClass,
        }),
      ],
    },
  } satisfies IStatefulSet
}

const container = ({ settings, image, otlp, query }: TraceStore) => {
  const { resources } = settings
  return {
    name: otlp.name,
    image,
    args: [`--config=${CONFIG_FOLDER}/${CONFIG_KEY}`],
    env: [{ name: 'GOMEMLIMIT', value: goMemoryLimit(mebibytes(resources.limits.memory)) }],
    ports: [
      { name: otlp.portName, containerPort: otlp.port },
      { name: query.portName, containerPort: query.port },
      { name: 'health', containerPort: HEALTH.port },
    ],
    // At a start after a crash it replays its log.
    startupProbe: httpProbe(HEALTH.path, 'health', {
      periodSeconds: 10,
      timeoutSeconds: 5,
      failureThreshold: 30,
    }),
    livenessProbe: httpProbe(HEALTH.path, 'health', { periodSeconds: 30, timeoutSeconds: 5 }),
    readinessProbe: httpProbe(HEALTH.path, 'health', { periodSeconds: 10, timeoutSeconds: 5 }),
    resources,
    volumeMounts: [
      { name: 'config', mountPath: CONFIG_FOLDER, readOnly: true },
      { name: DATA, mountPath: DATA_FOLDER },
    ],
    securityContext: hardened(),
  } satisfies IContainer
}
