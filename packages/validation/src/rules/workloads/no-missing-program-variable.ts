import { containerText } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../rule/in-each-run.ts'
import type { Rule } from '../rule/rule.ts'

export const noMissingProgramVariable: Rule = {
  id: 'no-missing-program-variable',
  summary: 'A known program has every variable that it needs.',
  rationale: 'Without one of them a program exits, or runs without its migrations or its users.',
  fix: 'Add the variable.',
  check: inEachRun((run, report) => {
    // The object behind envFrom may hold any variable.
    if (!run.isKnown('env') || (run.container.envFrom ?? []).length > 0) return
    const names = (run.container.env ?? []).map(({ name }) => name)
    for (const [name, { required, neededBy = '' }] of Object.entries(run.program?.environment ?? {})) {
      if (names.includes(name) || (required === undefined && !names.includes(neededBy))) continue
      report({
        location: run.location('env'),
        message: `${containerText(run)} has no variable ${name}`,
        impact: required ?? `its variable ${neededBy} needs ${name}, and the program exits`,
        fix: `add ${name}`,
      })
    }
  }),
}
