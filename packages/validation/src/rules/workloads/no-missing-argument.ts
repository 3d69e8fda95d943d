import { inEachCluster, type Rule } from '../rule/rule.ts'
import { programLinesIn } from '../../tree/workloads/program-lines.ts'

export const noMissingArgument: Rule = {
  id: 'no-missing-argument',
  ownSeverity: 'info',
  summary: 'A known program has the flags that its work in a cluster needs.',
  rationale:
    'Without a flag an exporter reports its own container in place of its node, or a program updates itself.',
  fix: 'Add the flag, or correct its value.',
  check: inEachCluster((cluster, report) => {
    for (const { owner, known, flags, location } of programLinesIn(cluster))
      for (const [name, { value, why }] of Object.entries(known.required)) {
        const flag = flags.find((one) => one.name === name)
        if (!flag)
          report({
            location: location(),
            message: `${owner} has no flag --${name}`,
            impact: why,
            fix: `add --${name}`,
          })
        else if (value && !value.test(flag.value ?? ''))
          report({
            location: location(flag.index),
            message: `${owner} has the flag --${name}=${flag.value ?? ''}`,
            impact: why,
            fix: `write a value that matches ${value.source}`,
          })
      }
  }),
}
