import { missingVariables } from '../../tree/workloads/missing-variables.ts'
import { containerText } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../rule/in-each-run.ts'
import type { Rule } from '../rule/rule.ts'

export const requireExpectedVariable: Rule = {
  id: 'require-expected-variable',
  severity: 'warning',
  summary: 'A known program has the variables whose defaults are seldom meant.',
  rationale:
    'A program runs without its migrations, by the clock of another city, or under a name that only its pod knows.',
  fix: 'Add the variable, with the default where that is meant.',
  check: inEachRun((run, report) => {
    for (const [name, { expected }] of missingVariables(run)) {
      if (expected === undefined) continue
      report({
        location: run.location('env'),
        message: `${containerText(run)} has no variable ${name}`,
        impact: expected,
        fix: `add ${name}`,
      })
    }
  }),
}
