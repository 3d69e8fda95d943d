import { questionsIn } from '../../telemetry/questions/asked.ts'
import { at } from '../../values/location.ts'
import type { Rule } from '../rule/rule.ts'

export const uniqueAlert: Rule = {
  id: 'unique-alert',
  severity: 'warning',
  summary: 'No two rules of a cluster have the same name, expression and labels.',
  rationale: 'Alertmanager takes two equal alerts for one, and a change of one leaves the other unchanged.',
  fix: 'Remove one of the rules.',
  check: (fleet, report) => {
    const { rules } = questionsIn(fleet)
    // Each cluster may have a Prometheus of its own.
    const equal = Map.groupBy(rules, ({ located, alert, record, expr, labels }) =>
      JSON.stringify([located.cluster, alert, record, expr, labels]),
    )
    for (const [first, ...others] of equal.values())
      for (const { located, path, name } of others)
        report({
          location: at(located, ...path),
          ...(first && { related: [at(first.located, ...first.path)] }),
          message: `${name} is written twice`,
          impact: 'nothing distinguishes the two, and a change of one leaves the other unchanged',
          fix: 'remove one of them',
        })
  },
}
