import { z } from 'zod/mini'
import { exactObject } from '../scalars/checked.ts'
import { field, named } from '../scalars/described.ts'
import { Duration } from '../scalars/durations.ts'
import { DnsLabel, FolderPath, Word } from '../scalars/names.ts'

/** The folder of the trees where the inventory names none. */
export const DEFAULT_TREES_FOLDER = 'clusters'

export const GitOps = named(
  exactObject({
    source: field(
      exactObject({
        name: field(
          DnsLabel,
          'Its name, which `flux bootstrap` makes the same as its namespace.',
          'flux-system',
        ),
        namespace: field(
          DnsLabel,
          'The namespace of Flux: `--namespace` of `flux bootstrap`, flux-system by default.',
          'flux-system',
        ),
      }),
      'The GitRepository that `flux bootstrap` makes, in each cluster.',
    ),
    branch: field(Word, 'The branch of the repository that Flux follows.'),
    path: field(
      z.prefault(FolderPath, DEFAULT_TREES_FOLDER),
      `The folder with one tree for each cluster, from the root of the repository. The build writes it and Flux reads it. By default ${DEFAULT_TREES_FOLDER}.`,
    ),
    interval: field(
      Duration,
      'How often Flux applies an unchanged revision again, which reverts manual changes.',
      '10m',
    ),
    retryInterval: field(Duration, 'How long Flux waits after a failure before it tries again.', '1m'),
    timeout: field(
      Duration,
      'How long one layer of a tree may take to become healthy. The next one waits for it.',
      '10m',
    ),
  }),
  'GitOpsInput',
  { description: 'How Flux follows the repository.' },
)
export type GitOps = z.output<typeof GitOps>
