import type { z } from 'zod/mini'
import { exactObject } from '../scalars/checked.ts'
import { Duration } from '../scalars/durations.ts'
import { DnsLabel, Word } from '../scalars/names.ts'

/** How Flux follows the repository. */
export const GitOps = exactObject({
  /** The GitRepository that `flux bootstrap` makes. By default its name is its namespace's. */
  source: exactObject({ name: DnsLabel, namespace: DnsLabel }),
  branch: Word,
  /** How often an unchanged revision is applied again, which reverts manual changes. */
  interval: Duration,
  retryInterval: Duration,
  /** How long one layer may take to become healthy. */
  timeout: Duration,
})
export type GitOps = z.output<typeof GitOps>
