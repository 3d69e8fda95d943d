import { z } from 'zod/mini'
import { exactObject, NonEmptyString } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { ImageReference } from '../scalars/images.ts'
import { AnnotationName, DnsLabel } from '../scalars/names.ts'
import { ConfigFiles } from './config-files.ts'
import { Helper, PROGRAM } from './container.ts'
import { Resources } from './resources.ts'
import { RunAs } from './run-as.ts'
import { Folder, Volume, VolumeName } from './volumes.ts'

export const HostAccess = named(
  exactObject({
    because: field(
      NonEmptyString,
      'Why the service needs it. The tree states it at the pod and at its namespace.',
      'it finds devices by multicast',
    ),
    network: withDefault(
      z.boolean(),
      false,
      'Whether it is in the network of its node, with the node’s own address. No NetworkPolicy applies there.',
      true,
    ),
    devices: withDefault(
      z.boolean(),
      false,
      'Whether its own container may open the devices of its node that `folders` mounts. It is privileged then: the kernel lets no other container open one.',
      true,
    ),
  }),
  'HostAccessInput',
  { description: 'What a pod may do as its node.' },
)
export type HostAccess = z.output<typeof HostAccess>

/** What workloads and CronJobs state of their pods. */
export const POD = {
  image: field(ImageReference, 'The image of its own container.'),
  ...PROGRAM,
  resources: field(Resources, 'Those of its container.'),
  runAs: field(RunAs, 'The user of its process.'),
  readOnlyRootFilesystem: field(
    z.boolean(),
    'Whether the image’s files are read-only. Directories in `scratch` stay writable.',
    true,
  ),
  config: field(
    z.exactOptional(ConfigFiles),
    'Config files by their path in the container: the text, or the path of a file beside the inventory. A change of one starts the pods anew. By default there is none.',
    { '/etc/web/config.yaml': './web/config.yaml' },
  ),
  volumes: field(
    z.exactOptional(z.record(VolumeName, Volume)),
    'Its volumes by name. By default it stores nothing.',
  ),
  folders: field(
    z.exactOptional(z.record(VolumeName, Folder)),
    'Other folders by name: of an NFS server, of the node, of another workload’s volume, or an empty one. By default there is none.',
  ),
  init: field(
    z.exactOptional(z.array(Helper)),
    'Containers that run one after the other, to their end, before its own starts. By default there is none.',
  ),
  sidecars: field(
    z.exactOptional(z.array(Helper)),
    'Containers that run as long as its own, and start before it. By default there is none.',
  ),
  hostAccess: field(z.exactOptional(HostAccess), 'What it may do as its node. By default nothing.'),
  node: field(
    z.exactOptional(DnsLabel),
    'The node that it runs on, one of `nodes` of the cluster. By default any.',
    'server',
  ),
  architecture: field(
    z.exactOptional(z.enum(['amd64', 'arm64'])),
    'The architecture of the nodes that it runs on, where its image has but one. By default any.',
    'amd64',
  ),
  annotations: field(
    z.exactOptional(z.record(AnnotationName, z.string())),
    'Annotations of its pods, for other programs of the cluster. By default there is none.',
    { 'backup.velero.io/backup-volumes': 'data' },
  ),
  imagePullSecrets: field(
    z.exactOptional(z.array(DnsLabel)),
    'Secrets of the type kubernetes.io/dockerconfigjson with the credentials of a registry. By default images are pulled without any.',
    ['registry'],
  ),
} as const
