import { changesBetween } from '../tree/changes/changes-between.ts'
import type { FleetView } from '../tree/fleet-view.ts'
import { remembered } from '../values/remembered.ts'
import type { Rule } from './rule/rule.ts'
import { runRules, type RuleRun, type WellFormed } from './run-rules.ts'
import { CHANGES } from './changes/index.ts'

/** Runs the rules about changes on a fleet and an earlier version of it. */
export const checkChanges = (before: FleetView, fleet: FleetView, rest?: WellFormed): RuleRun => {
  const changesTo = remembered((after: FleetView) => changesBetween(before, after))
  const rules = CHANGES.map((rule): Rule => ({
    ...rule,
    check: (after, report) => {
      for (const changes of changesTo(after)) rule.check(changes, report)
    },
  }))
  return runRules(rules, fleet, rest)
}
