import { absencesIn, clusterOf } from '../../queries/absences.ts'
import { askedIn } from '../../telemetry/questions/asked.ts'
import type { Selector } from '../../queries/expr.ts'
import { nothingIn } from '../../queries/nothing-in.ts'
import { ruleQuestion } from '../../telemetry/questions/rule-questions.ts'
import type { Rule } from '../rule/rule.ts'

export const requireAbsencePartner: Rule = {
  id: 'require-absence-partner',
  summary: 'Where an alert waits for a metric to be 0, some alert fires when the metric is not there.',
  rationale:
    'A program that is gone counts nothing, not even nothing: its series ends, and a comparison with 0 has no left side.',
  fix: 'Add: or absent_over_time(…) of the same selector.',
  check: (fleet) => {
    const { rules, read } = askedIn(fleet)
    const alerts = rules
      .filter(({ alert }) => alert !== undefined)
      .map(ruleQuestion)
      .flatMap((question) => {
        const found = read(question)
        return found.ok ? [{ question, expr: found.expr }] : []
      })
    const absent = new Set(
      alerts
        .flatMap(({ expr }) => absencesIn(expr))
        .flatMap(({ selector }) => [selector.metric?.text, ofCluster(selector)]),
    )
    return alerts.flatMap(({ question, expr }) =>
      nothingIn(expr)
        .filter(
          ({ metric, selector }) =>
            metric !== 'up' && !absent.has(clusterOf(selector) === undefined ? metric : ofCluster(selector)),
        )
        .map(({ metric, comparison }) => ({
          location: { ...question.location, offset: comparison.op.from },
          message: `${question.where} waits for ${metric} to be 0, and no alert fires when there is none`,
          impact: 'when the program that counts is gone, nobody is told',
          fix: `add: or absent_over_time(${metric}{…}[…])`,
        })),
    )
  },
}

/** The absence of one cluster's metric says nothing of another's. */
const ofCluster = (selector: Selector): string =>
  `${selector.metric?.text ?? ''} ${clusterOf(selector) ?? ''}`
