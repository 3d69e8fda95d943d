import { absencesIn, clusterOf } from '../../queries/absences.ts'
import type { Selector } from '../../queries/expr.ts'
import { nothingIn } from '../../queries/nothing-in.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import type { Rule } from '../rule/rule.ts'
import { alertExpressions } from './alert-expressions.ts'

export const requireMetricAbsenceAlert: Rule = {
  id: 'require-metric-absence-alert',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'When an alert waits for a metric to be 0, some alert fires when the metric is absent.',
  rationale:
    'A program that is gone does not count to 0: its series ends, and a comparison with 0 has no left side.',
  fix: 'Add: or absent_over_time(…) of the same selector.',
  check: (fleet, report) => {
    const absent = absentIn(fleet)
    for (const { question, expr } of alertExpressions(fleet))
      for (const { metric, selector, comparison } of nothingIn(expr)) {
        const isWatched = absent.has(clusterOf(selector) === undefined ? metric : ofCluster(selector))
        if (metric === 'up' || isWatched) continue
        report({
          location: { ...question.location, offset: comparison.op.from },
          message: `${question.where} waits for ${metric} to be 0, and no alert fires when ${metric} is absent`,
          impact: 'no alert fires when the program that counts is gone',
          fix: `add: or absent_over_time(${metric}{…}[…])`,
          absence: { of: 'customResources', isOfFleet: true },
        })
      }
  },
}

/** The metrics whose absence some alert reports, in every cluster and in one of them. */
const absentIn = (fleet: FleetView): ReadonlySet<string | undefined> => {
  const absent = new Set<string | undefined>()
  for (const { expr } of alertExpressions(fleet))
    for (const { selector } of absencesIn(expr)) absent.add(selector.metric?.text).add(ofCluster(selector))
  return absent
}

/** The absence of a metric in one cluster says nothing about another. */
const ofCluster = (selector: Selector): string =>
  `${selector.metric?.text ?? ''} ${clusterOf(selector) ?? ''}`
