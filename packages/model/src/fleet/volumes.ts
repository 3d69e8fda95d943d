import { z } from 'zod/mini'
import { FileServer } from '../scalars/addresses.ts'
import { exactObject, error, NonEmptyString } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { AbsolutePath, DnsLabel, ServiceName } from '../scalars/names.ts'
import { ByteQuantity } from '../scalars/quantities.ts'
import { ownStorageClass } from './storage-class.ts'

/** The volume of the config files of a pod. */
export const CONFIG_VOLUME = 'config-files'

/** `scratch-0`, … are the names of the pod's scratch directories. */
export const VolumeName = DnsLabel.check(
  z.refine((name) => !name.startsWith('scratch-'), {
    error: error(
      'a volume may not be named like scratch space',
      'choose a name that does not begin with "scratch-"',
    ),
  }),
  z.refine((name) => name !== CONFIG_VOLUME, {
    error: error('the volume of `config` has this name', `choose another name than ${CONFIG_VOLUME}`),
  }),
)

export const Mount = exactObject({
  path: field(AbsolutePath, 'Where the container sees it.', '/var/lib/web'),
  subPath: field(
    z.exactOptional(DnsLabel),
    'A folder of the volume. By default the whole volume is mounted.',
    'data',
  ),
})
export type Mount = z.output<typeof Mount>

const mounts = field(z.array(Mount).check(z.minLength(1)), 'Where it is mounted, in one or more places.')

export const Volume = named(
  exactObject({
    size: field(ByteQuantity, 'The size of the claim.', '5Gi'),
    storageClass: ownStorageClass,
    mounts,
  }),
  'VolumeInput',
  { description: 'A claim, which outlives the workload.' },
)
export type Volume = z.output<typeof Volume>

const readOnly = (byDefault: boolean) =>
  withDefault(z.boolean(), byDefault, 'Whether the containers may only read it.', !byDefault)

export const Folder = named(
  z.discriminatedUnion('from', [
    exactObject({
      from: field(z.literal('nfs'), 'A folder that another machine exports.'),
      server: field(FileServer, 'The machine. Every node has to reach it.'),
      path: field(AbsolutePath, 'The path that it exports.', '/export/media'),
      readOnly: readOnly(false),
      mounts,
    }),
    exactObject({
      from: field(z.literal('node'), 'A folder, a file or a device of the node that the pod runs on.'),
      path: field(AbsolutePath, 'Its path on the node.', '/dev/dri'),
      type: withDefault(
        z.enum(['Directory', 'DirectoryOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice']),
        'Directory',
        'What the kubelet finds there before the pod starts.',
        'CharDevice',
      ),
      because: field(
        NonEmptyString,
        'Why the service needs it. The tree states it at the pod and at its namespace.',
        'the GPU decodes videos',
      ),
      readOnly: readOnly(true),
      mounts,
    }),
    exactObject({
      from: field(z.literal('volume'), 'A volume of another Deployment of the namespace.'),
      of: field(ServiceName, 'The workload that has the volume. Both run on one node.', 'web'),
      volume: field(DnsLabel, 'The name of the volume there.', 'data'),
      readOnly: readOnly(false),
      mounts,
    }),
    exactObject({
      from: field(
        z.literal('empty'),
        'An empty folder that the containers of the pod share. It ends with the pod.',
      ),
      size: withDefault(ByteQuantity, '256Mi', 'The size at which the node evicts the pod.', '1Gi'),
      mounts,
    }),
  ]),
  'FolderInput',
  { description: 'A folder that the workload mounts and does not own.' },
)
export type Folder = z.output<typeof Folder>
