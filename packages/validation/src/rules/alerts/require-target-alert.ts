import { clusterOf } from '../../queries/absences.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import { metricsOf } from '../../telemetry/series/metric-inventory.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import type { Rule } from '../rule/rule.ts'
import { alertExpressions } from './alert-expressions.ts'

export const requireTargetAlert: Rule = {
  id: 'require-target-alert',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'An alert watches up of every cluster and job: whether each scraped target is still scraped.',
  rationale:
    'When one job of many ends, the other metrics of its cluster stay, and only the curves of its own panels end.',
  fix: 'Add an alert on up that names neither a cluster nor a job.',
  needs: 'hub',
  check: (fleet, report) => {
    const [series] = watchesEveryTarget(fleet) ? [] : metricsOf(fleet).of('up')
    if (!series) return
    report({
      location: series.origin,
      message: `no alert watches up of every job, such as ${series.job} of ${series.cluster}`,
      impact: 'a job ends, and its metrics are missing when a person needs them',
      fix: 'alert on group by (cluster, job) (max_over_time(up[1d])) unless group by (cluster, job) (up)',
      absence: { of: 'customResources', isOfFleet: true },
    })
  },
}

const watchesEveryTarget = (fleet: FleetView): boolean =>
  alertExpressions(fleet)
    .flatMap(({ expr }) => selectorsIn(expr))
    .some(
      (selector) =>
        selector.kind === 'selector' &&
        selector.metric?.text === 'up' &&
        clusterOf(selector) === undefined &&
        !selector.matchers.some(({ label }) => label.text === 'job'),
    )
