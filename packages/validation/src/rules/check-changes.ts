import { changeId } from '../values/change-id.ts'
import { remembered } from '../values/remembered.ts'
import type { Violation } from '../values/violation.ts'
import { changesBetween, type ClusterChanges } from '../tree/changes/changes-between.ts'
import type { FleetView } from '../tree/fleet-view.ts'
import type { ChangeRule } from './changes/change-rule.ts'
import { CHANGES } from './changes/index.ts'
import { severityOf, type Rule } from './rule/rule.ts'
import { runRules, type RuleRun, type WellFormed } from './run-rules.ts'

/** Runs the rules about changes on a fleet and an earlier version of it. */
export const checkChanges = (before: FleetView, fleet: FleetView, rest?: WellFormed): RuleRun => {
  const changesTo = remembered((after: FleetView) => changesBetween(before, after))
  const rules = CHANGES.map((rule): Rule => ({
    ...rule,
    check: (after, report) => {
      const all = changesTo(after)
      for (const changes of all)
        rule.check(changes, (violation) => report(ofChange(rule, changes, violation)), all)
    },
  }))
  return runRules(rules, fleet, rest)
}

/** What is gone has no line in the new version. An error has an identity, by which a person accepts it. */
const ofChange = (rule: ChangeRule, { after }: ClusterChanges, violation: Violation): Violation => {
  const { location, fix } = violation
  return {
    ...violation,
    ...(!after.tree.files.includes(location.file) && { isGone: true }),
    ...(severityOf(rule, violation) === 'error' && {
      fix: `${fix}. If it is meant: --accept ${changeId(rule.id, location)}`,
    }),
  }
}
