import { hashOfPersons, personsPaths } from '../check/persons-files.ts'
import { planTrees, type FleetPlan, type Target } from '../disk/plan-trees.ts'
import { isToBeApplied } from '../disk/write-trees.ts'
import type { CachedBuild } from '../build-cache.ts'
import type { Request } from '../commands/generation.ts'

/** The trees of the clusters that a request is about. */
export const requested = <Tree extends { readonly cluster: string }>(
  trees: readonly Tree[],
  { clusters }: Request,
): readonly Tree[] =>
  clusters.length === 0 ? trees : trees.filter(({ cluster }) => clusters.includes(cluster))

/** What of a plan for all clusters a request is about. Only a request for all removes clusters that left the inventory. */
export const requestedPlan = ({ trees, findings }: FleetPlan, request: Request): FleetPlan => {
  if (request.clusters.length === 0 || trees.length === 0) return { trees, findings }
  const some = requested(trees, request)
  return { trees: some, findings: some.flatMap((tree) => tree.findings) }
}

/** A plan without changes, if the trees and a person's files in them are as this program last found them for this fleet. */
export const currentPlan = (
  cached: CachedBuild | undefined,
  request: Request,
  target: Target,
): FleetPlan | undefined => {
  if (!cached) return undefined
  const whole = planTrees(cached.trees, { ...target, whole: true })
  const plan = requestedPlan(whole, request)
  if (plan.findings.length > 0 || isToBeApplied(plan)) return undefined
  return hashOfPersons(personsPaths(whole, target.out)) === cached.persons ? plan : undefined
}
