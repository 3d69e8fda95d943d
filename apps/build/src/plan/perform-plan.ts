import type { Finding } from '@fleet/model'
import { validateChanges } from '@fleet/validation'
import { planChanges } from '@fleet/validation/plan'
import type { Home } from '../build-cache.ts'
import { refuseUnknownChanges } from '../cli/accepted.ts'
import { refuseUnknown } from '../cli/refuse-unknown.ts'
import type { PlanRequest } from '../commands/plan.ts'
import type { Progress } from '../report/progress.ts'
import { comparedWithInventory } from './compared-with-inventory.ts'
import { comparedWithRevision } from './compared-with-revision.ts'
import type { Compared } from './compared.ts'
import type { Plan } from './plan.ts'

/** Compares two versions of the trees, and says what Flux would do about the difference. */
export const performPlan = async (request: PlanRequest, home: Home, progress: Progress): Promise<Plan> => {
  await refuseUnknownChanges(request.accepted)
  progress.show('plan: reading trees')
  const compared =
    request.against === undefined
      ? await comparedWithInventory(request, home)
      : await comparedWithRevision(request, request.against, home)
  progress.show('plan: comparing trees')
  const { before, after } = compared
  const clusters = planChanges(before, after)
  // Without a tree there are errors of the inventory, which say more.
  if (clusters.length > 0)
    refuseUnknown(
      'there is no tree',
      request.clusters,
      clusters.map(({ cluster }) => cluster),
    )
  const isAsked = ({ cluster }: { readonly cluster: string }): boolean =>
    request.clusters.length === 0 || request.clusters.includes(cluster)
  return {
    request,
    from: compared.from,
    to: compared.to,
    clusters: clusters.filter(isAsked),
    findings: [...compared.findings, ...(await refused(compared, request))],
    source: compared.source,
  }
}

/** What the API server would refuse, and what Flux would delete. */
const refused = async (
  { before, after, suppressions, onDisk }: Compared,
  { clusters, accepted }: PlanRequest,
): Promise<readonly Finding[]> => {
  const findings = await validateChanges(before, after, { suppressions, accepted })
  return findings.filter((finding) => concerns(finding, clusters)).map(onDisk)
}

const concerns = ({ location }: Finding, clusters: readonly string[]): boolean =>
  clusters.length === 0 ||
  location.kind !== 'file' ||
  clusters.some((cluster) => location.file.startsWith(`${cluster}/`))
