import { missingVariables } from '../../tree/workloads/missing-variables.ts'
import { containerText } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../rule/in-each-run.ts'
import type { Rule } from '../rule/rule.ts'

export const noMissingProgramVariable: Rule = {
  id: 'no-missing-program-variable',
  summary: 'A known program has every variable without which it exits.',
  rationale: 'Without one of them a program exits.',
  fix: 'Add the variable.',
  check: inEachRun((run, report) => {
    const names = (run.container.env ?? []).map(({ name }) => name)
    for (const [name, { required, neededBy = '' }] of missingVariables(run)) {
      if (required === undefined && !names.includes(neededBy)) continue
      report({
        location: run.location('env'),
        message: `${containerText(run)} has no variable ${name}`,
        impact: required ?? `its variable ${neededBy} needs ${name}, and the program exits`,
        fix: `add ${name}`,
      })
    }
  }),
}
