import { mebibytes, METRICS_BUCKET_SECRET, THANOS_PORTS, type Resources, type Thanos } from '@fleet/model'
import {
  goMemoryLimit,
  hardened,
  httpProbe,
  labels,
  podUser,
  secretVariables,
  selectorLabels,
  spreadOverNodes,
  type IContainer,
  type IPodTemplateSpec,
} from '@fleet/kubernetes'
import { BUCKET_FILE, FOLDER } from './config.ts'

/** The user of the image, whose group may write to the volumes. */
const IMAGE_USER = 1001

export const DATA = 'data'
export const DATA_FOLDER = '/data'

/** One part of Thanos, by what its pods have of their own. */
export interface Part {
  readonly name: string
  /** The command of Thanos, and its arguments. */
  readonly args: readonly string[]
  readonly ports: readonly (keyof typeof PORTS)[]
  readonly resources: Resources
  /** Whether it reads or writes the bucket. */
  readonly hasBucket: boolean
  readonly env?: IContainer['env']
  /** The ConfigMap of its files. */
  readonly config?: string
  readonly hasVolume: boolean
  /** How long it may take to end, in seconds. */
  readonly endsWithin?: number
  /** Pods of one part are on nodes of their own. */
  readonly isSpread: boolean
}

/** The ports by their names. */
export const PORTS = {
  grpc: THANOS_PORTS.grpc,
  http: THANOS_PORTS.http,
  'remote-write': THANOS_PORTS.remoteWrite,
} as const

export const BUCKET_ARGUMENT = `--objstore.config-file=${FOLDER}/${BUCKET_FILE}`

/** The pods of a part. */
export const podTemplate = (thanos: Thanos, part: Part) =>
  ({
    metadata: { labels: labels(part.name) },
    spec: {
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      ...(part.endsWithin !== undefined && { terminationGracePeriodSeconds: part.endsWithin }),
      securityContext: podUser(IMAGE_USER, part.hasVolume ? IMAGE_USER : undefined),
      ...(part.isSpread && { topologySpreadConstraints: spreadOverNodes(selectorLabels(part.name), true) }),
      containers: [container(thanos, part)],
      ...(part.config !== undefined && {
        volumes: [{ name: 'config', configMap: { name: part.config } }],
      }),
    },
  }) satisfies IPodTemplateSpec

const container = (thanos: Thanos, part: Part) =>
  ({
    name: part.name,
    image: thanos.image,
    args: [...part.args],
    env: [
      { name: 'GOMEMLIMIT', value: goMemoryLimit(mebibytes(part.resources.limits.memory)) },
      ...(part.env ?? []),
      // Its file of the bucket has none.
      ...(part.hasBucket ? secretVariables(METRICS_BUCKET_SECRET) : []),
    ],
    ports: part.ports.map((name) => ({ name, containerPort: PORTS[name] })),
    // At a start it replays its log, or reads what the bucket has.
    startupProbe: httpProbe('/-/ready', 'http', {
      periodSeconds: 10,
      timeoutSeconds: 5,
      failureThreshold: 90,
    }),
    livenessProbe: httpProbe('/-/healthy', 'http', { periodSeconds: 30, timeoutSeconds: 5 }),
    readinessProbe: httpProbe('/-/ready', 'http', { periodSeconds: 10, timeoutSeconds: 5 }),
    resources: part.resources,
    volumeMounts: [
      ...(part.config === undefined ? [] : [{ name: 'config', mountPath: FOLDER, readOnly: true }]),
      ...(part.hasVolume ? [{ name: DATA, mountPath: DATA_FOLDER }] : []),
    ],
    securityContext: hardened(),
  }) satisfies IContainer
