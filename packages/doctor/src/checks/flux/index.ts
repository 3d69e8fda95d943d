import type { Check } from '../../check.ts'
import { fluxApplied } from './flux-applied.ts'
import { fluxFollowsBranch } from './flux-follows-branch.ts'
import { fluxNotSuspended } from './flux-not-suspended.ts'
import { fluxRuns } from './flux-runs.ts'
import { fluxSourceFetched } from './flux-source-fetched.ts'
import { releaseInstalled } from './release-installed.ts'

export const FLUX_CHECKS: readonly Check[] = [
  fluxRuns,
  fluxNotSuspended,
  fluxSourceFetched,
  fluxApplied,
  releaseInstalled,
  fluxFollowsBranch,
]
