import type { z } from 'zod/mini'
import { exactObject } from '../scalars/checked.ts'
import { named, withDefault } from '../scalars/described.ts'
import { Duration } from '../scalars/durations.ts'
import { DnsLabel, FolderPath, Word } from '../scalars/names.ts'

/** The folder of the trees where the inventory names none. */
export const DEFAULT_TREES_FOLDER = 'clusters'

export const GitOps = named(
  exactObject({
    source: withDefault(
      exactObject({
        name: withDefault(
          DnsLabel,
          'flux-system',
          'Its name, which `flux bootstrap` makes the same as its namespace.',
        ),
        namespace: withDefault(
          DnsLabel,
          'flux-system',
          'The namespace of Flux: `--namespace` of `flux bootstrap`.',
        ),
      }),
      {},
      'The GitRepository that `flux bootstrap` makes, in each cluster.',
    ),
    branch: withDefault(Word, 'main', 'The branch of the repository that Flux follows.'),
    path: withDefault(
      FolderPath,
      DEFAULT_TREES_FOLDER,
      'The folder with one tree for each cluster, from the root of the repository. The build writes it and Flux reads it.',
    ),
    interval: withDefault(
      Duration,
      '10m',
      'How often Flux applies an unchanged revision again, which reverts manual changes.',
    ),
    retryInterval: withDefault(Duration, '1m', 'How long Flux waits after a failure before it tries again.'),
    timeout: withDefault(
      Duration,
      '10m',
      'How long one layer of a tree may take to become healthy. The next one waits for it.',
    ),
  }),
  'GitOpsInput',
  { description: 'How Flux follows the repository.' },
)
export type GitOps = z.output<typeof GitOps>
export type GitOpsInput = z.input<typeof GitOps>
