import { z } from 'zod/mini'
import { exactObject, error, NonEmptyString, wholeNumber } from '../scalars/checked.ts'
import { ImageReference } from '../scalars/images.ts'
import { AbsolutePath, DnsLabel, EnvName, PortName } from '../scalars/names.ts'
import { Port } from '../scalars/ports.ts'
import { ByteQuantity } from '../scalars/quantities.ts'
import { Probes } from './probes.ts'
import { Resources } from './resources.ts'
import { SecretReference } from './secret.ts'

/** The capabilities that the Pod Security level `baseline` lets a container have; every other one is dropped. */
const Capability = z.enum(['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'KILL', 'NET_BIND_SERVICE', 'SETGID', 'SETUID'])

/**
 * The user of the container's process. Root needs a reason and lists the capabilities it keeps; other users keep none.
 * `volumesGroup` owns the volumes, so that the user can write to them.
 */
export const RunAs = z.discriminatedUnion('as', [
  exactObject({
    as: z.literal('user'),
    id: wholeNumber(1, 65535),
    volumesGroup: z.exactOptional(wholeNumber(1, 65535)),
  }),
  exactObject({ as: z.literal('root'), because: NonEmptyString, capabilities: z.array(Capability) }),
])
export type RunAs = z.output<typeof RunAs>

/** `scratch-0`, … are the names of the pod's scratch directories. */
const VolumeName = DnsLabel.check(
  z.refine((name) => !name.startsWith('scratch-'), {
    error: error(
      'a volume may not be named like scratch space',
      'choose a name that does not begin with "scratch-"',
    ),
  }),
)

/** A claim on the cluster's storage class, mounted at one or more places. It outlives the workload. */
export const Volume = exactObject({
  size: ByteQuantity,
  mounts: z
    .array(exactObject({ path: AbsolutePath, subPath: z.exactOptional(DnsLabel) }))
    .check(z.minLength(1)),
})
export type Volume = z.output<typeof Volume>

/** A service of the user's that runs beside the telemetry: one container, its Service and its volumes. */
export const Workload = exactObject({
  namespace: DnsLabel,
  /** `StatefulSet` for a service with its own data on disk, such as a database; `Deployment` for the rest. */
  controller: z.enum(['Deployment', 'StatefulSet']),
  image: ImageReference,
  /** Container ports by name; the Service offers each under the same name and number. */
  ports: z.record(PortName, Port),
  probes: Probes,
  resources: Resources,
  runAs: RunAs,
  /** Whether the image's files are read-only. Directories in `scratch` stay writable and are lost at restart. */
  readOnlyRootFilesystem: z.boolean(),
  scratch: z.exactOptional(z.array(AbsolutePath)),
  env: z.exactOptional(z.record(EnvName, z.union([z.string(), SecretReference]))),
  volumes: z.exactOptional(z.record(VolumeName, Volume)),
  /** The only workloads of the namespace that may connect. By default the whole cluster may. */
  admits: z.exactOptional(z.array(DnsLabel).check(z.minLength(1))),
})
export type Workload = z.output<typeof Workload>
export type WorkloadInput = z.input<typeof Workload>
