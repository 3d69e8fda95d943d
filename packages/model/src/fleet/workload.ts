import { z } from 'zod/mini'
import { exactObject, error, NonEmptyString, wholeNumber } from '../scalars/checked.ts'
import { field, named } from '../scalars/described.ts'
import { ImageReference } from '../scalars/images.ts'
import { AbsolutePath, DnsLabel, EnvName, PortName } from '../scalars/names.ts'
import { Port } from '../scalars/ports.ts'
import { ByteQuantity } from '../scalars/quantities.ts'
import { Probes } from './probes.ts'
import { Resources } from './resources.ts'
import { SecretReference } from './secret.ts'

/** The capabilities that the Pod Security level `baseline` lets a container have; every other one is dropped. */
const Capability = z.enum(['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'KILL', 'NET_BIND_SERVICE', 'SETGID', 'SETUID'])

export const RunAs = named(
  z.discriminatedUnion('as', [
    exactObject({
      as: field(z.literal('user'), 'A user without any capability.'),
      id: field(
        wholeNumber(1, 65535),
        'The number of the user, as the image’s documentation states it.',
        1000,
      ),
      volumesGroup: field(
        z.exactOptional(wholeNumber(1, 65535)),
        'The number of the group that owns the volumes, so that the user can write to them. By default nothing changes their owner.',
        1000,
      ),
    }),
    exactObject({
      as: field(z.literal('root'), 'The user root.'),
      because: field(NonEmptyString, 'Why the image needs it.', 'its init changes to a user of its own'),
      capabilities: field(
        z.array(Capability),
        'The capabilities that it keeps. Every other one is dropped.',
        ['CHOWN'],
      ),
    }),
  ]),
  'RunAsInput',
  { description: 'The user of the container’s process.' },
)
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

export const Volume = named(
  exactObject({
    size: field(ByteQuantity, 'The size of the claim.', '5Gi'),
    mounts: field(
      z
        .array(
          exactObject({
            path: field(AbsolutePath, 'Where the container sees it.', '/var/lib/web'),
            subPath: field(
              z.exactOptional(DnsLabel),
              'A folder of the volume. By default the whole volume is mounted.',
              'data',
            ),
          }),
        )
        .check(z.minLength(1)),
      'Where it is mounted, in one or more places.',
    ),
  }),
  'VolumeInput',
  { description: 'A claim on the cluster’s storage class. It outlives the workload.' },
)
export type Volume = z.output<typeof Volume>

export const Workload = named(
  exactObject({
    namespace: field(DnsLabel, 'Its namespace, which the generator makes.', 'web'),
    controller: field(
      z.enum(['Deployment', 'StatefulSet']),
      '`StatefulSet` for a service with its own data on disk, such as a database; `Deployment` for the rest.',
      'Deployment',
    ),
    image: field(ImageReference, 'The image of its one container.'),
    ports: field(
      z.record(PortName, Port),
      'The container’s ports by name. The Service offers each under the same name and number.',
      { http: 8080 },
    ),
    probes: field(Probes, 'How Kubernetes knows that it runs and is ready.'),
    resources: field(Resources, 'Those of its container.'),
    runAs: field(RunAs, 'The user of its process.'),
    readOnlyRootFilesystem: field(
      z.boolean(),
      'Whether the image’s files are read-only. Directories in `scratch` stay writable.',
      true,
    ),
    scratch: field(
      z.exactOptional(z.array(AbsolutePath)),
      'Directories that are empty at the start and lost at a restart. By default there is none.',
      ['/tmp'],
    ),
    env: field(
      z.exactOptional(z.record(EnvName, z.union([z.string(), SecretReference]))),
      'Environment variables: a text, or a value in a Secret. By default there is none.',
      { LOG_LEVEL: 'info', DATABASE_URL: { secret: 'web-database', key: 'url' } },
    ),
    volumes: field(
      z.exactOptional(z.record(VolumeName, Volume)),
      'Its volumes by name. By default it stores nothing.',
    ),
    admits: field(
      z.exactOptional(z.array(DnsLabel).check(z.minLength(1))),
      'The only workloads of the namespace that may connect. By default the whole cluster may.',
      ['web'],
    ),
  }),
  'WorkloadInput',
  {
    description:
      'A service of yours that runs beside the telemetry: one container, its Service and its volumes.',
  },
)
export type Workload = z.output<typeof Workload>
export type WorkloadInput = z.input<typeof Workload>
