import { didYouMean } from '@fleet/model/suggestion'
import { containerText } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../rule/in-each-run.ts'
import type { Rule } from '../rule/rule.ts'

export const banMisspeltVariable: Rule = {
  id: 'ban-misspelt-variable',
  // A release of the program may know more variables than the catalogue.
  severity: 'warning',
  summary: 'A variable of a known program is not nearly the name of one that it reads.',
  rationale:
    'A program ignores a misspelt variable and runs with its default: without migrations, or without its time zone.',
  fix: 'Write the name as the program’s documentation does.',
  check: inEachRun((run, report) => {
    const known = Object.keys(run.program?.environment ?? {})
    for (const [index, { name }] of (run.container.env ?? []).entries()) {
      const fix = known.includes(name) ? undefined : didYouMean(name, known, LONGEST_SLIP)
      if (fix === undefined) continue
      report({
        location: run.location('env', index, 'name'),
        message: `${containerText(run)} has the variable ${name}, which ${run.program?.name} is not known to read`,
        impact: 'the program may run with its default, and report no error',
        fix,
      })
    }
  }),
}

/** In characters. Names of variables are long and alike: more is another variable. */
const LONGEST_SLIP = 2
