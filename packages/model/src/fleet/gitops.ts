import { z } from 'zod/mini'
import { exactObject } from '../scalars/checked.ts'
import { Duration } from '../scalars/durations.ts'
import { DnsLabel, FolderPath, Word } from '../scalars/names.ts'

/** The folder of the trees where the inventory names none. */
export const DEFAULT_TREES_FOLDER = 'clusters'

/** How Flux follows the repository. */
export const GitOps = exactObject({
  /** The GitRepository that `flux bootstrap` makes. By default its name is its namespace's. */
  source: exactObject({ name: DnsLabel, namespace: DnsLabel }),
  branch: Word,
  /** The folder with one tree for each cluster, from the root of the repository. The build writes it and Flux reads it. */
  path: z.prefault(FolderPath, DEFAULT_TREES_FOLDER),
  /** How often an unchanged revision is applied again, which reverts manual changes. */
  interval: Duration,
  retryInterval: Duration,
  /** How long one layer may take to become healthy. */
  timeout: Duration,
})
export type GitOps = z.output<typeof GitOps>
