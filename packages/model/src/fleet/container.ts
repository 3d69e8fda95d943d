import { z } from 'zod/mini'
import { exactObject, NonEmptyString } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { ImageReference } from '../scalars/images.ts'
import { AbsolutePath, DnsLabel, EnvName } from '../scalars/names.ts'
import { Resources } from './resources.ts'
import { SecretReference } from './secret.ts'
import { Mount, VolumeName } from './volumes.ts'

/** What every container of yours may state of its program. */
export const PROGRAM = {
  command: field(
    z.exactOptional(z.array(NonEmptyString).check(z.minLength(1))),
    'The program that it runs, with its first arguments. No shell reads them. By default the image’s own.',
    ['/app/server'],
  ),
  args: field(z.exactOptional(z.array(z.string())), 'Arguments of the program. By default the image’s own.', [
    '--verbose',
  ]),
  env: field(
    z.exactOptional(z.record(EnvName, z.union([z.string(), SecretReference]))),
    'Environment variables: a text, or a value in a Secret. By default there is none.',
    { LOG_LEVEL: 'info', DATABASE_URL: { secret: 'web-database', key: 'url' } },
  ),
  envFrom: field(
    z.exactOptional(z.array(DnsLabel)),
    'Secrets of which every key is an environment variable. What `env` states counts more. By default there is none.',
    ['web-settings'],
  ),
  scratch: field(
    z.exactOptional(z.array(AbsolutePath)),
    'Directories that are empty at the start and lost at a restart. By default there is none.',
    ['/tmp'],
  ),
} as const

export const Helper = named(
  exactObject({
    name: field(DnsLabel, 'The name of the container.', 'migrate'),
    image: field(ImageReference, 'Its image.'),
    ...PROGRAM,
    resources: field(Resources, 'Its own requests and limits.'),
    readOnlyRootFilesystem: withDefault(z.boolean(), true, 'Whether the image’s files are read-only.', false),
    mounts: field(
      z.exactOptional(z.record(VolumeName, z.array(Mount).check(z.minLength(1)))),
      'Where it mounts `volumes` and `folders` of the workload, by their names. By default it mounts none.',
      { data: [{ path: '/data' }] },
    ),
  }),
  'HelperInput',
  { description: 'A container beside the workload’s own, as the same user.' },
)
export type Helper = z.output<typeof Helper>
