import type { DesiredTree } from './desired-tree.ts'
import { applyPlan } from './apply-plan.ts'
import { withLock } from './lock.ts'
import { planTrees, type FleetPlan, type Target } from './plan-trees.ts'

/** Whether anything has to change, and may. */
export const isToBeApplied = ({ trees, findings }: FleetPlan): boolean =>
  trees.some(({ changes }) => changes.length > 0) && !findings.some(({ severity }) => severity === 'error')

/**
 * Makes the folder what the fleet says, all of it or, where anything stands against that, none.
 * Where nothing has to change nothing is written, not even a lock.
 * @param onWait called if another build has to be waited for
 * @returns what was done, or what stands against it
 * @throws DiskError, LockedError
 */
export const writeTrees = (wanted: readonly DesiredTree[], target: Target, onWait: () => void): FleetPlan => {
  const plan = planTrees(wanted, target)
  if (!isToBeApplied(plan)) return plan
  return withLock(target.out, onWait, () => {
    // Planned again, for another build may have written in between.
    const current = planTrees(wanted, target)
    if (isToBeApplied(current)) current.trees.forEach(applyPlan)
    return current
  })
}
