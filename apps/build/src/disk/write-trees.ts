import type { DesiredTree } from './desired-tree.ts'
import { applyPlan } from './apply-plan.ts'
import { withLock } from './lock.ts'
import { planTrees, type FleetPlan, type Target } from './plan-trees.ts'

/** Whether anything has to change and nothing obstructs it. */
export const isToBeApplied = ({ trees, findings }: FleetPlan): boolean =>
  trees.some(({ changes }) => changes.length > 0) && !findings.some(({ severity }) => severity === 'error')

/**
 * Brings the folder to what the fleet wants, or changes nothing where anything obstructs it. Without a change nothing
 * is written, not even a lock.
 * @param onWait called if another build holds the lock
 * @param plan the plan from the disk as it is, where it is known
 * @returns the changes made, or the obstacles
 * @throws DiskError, LockedError
 */
export const writeTrees = (
  wanted: readonly DesiredTree[],
  target: Target,
  onWait: () => void,
  plan: FleetPlan = planTrees(wanted, target),
): FleetPlan => {
  if (!isToBeApplied(plan)) return plan
  return withLock(target.out, onWait, () => {
    // Planned again: another build may have written in between.
    const current = planTrees(wanted, target)
    if (isToBeApplied(current)) current.trees.forEach(applyPlan)
    return current
  })
}
