import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import { CLUSTER_LABEL } from '@fleet/model'
import type { Collector } from '../../telemetry/collectors/collector.ts'
import { absencesIn, clusterOf, type Absence } from '../../queries/absences.ts'
import { askedIn } from '../../telemetry/questions/asked.ts'
import { prometheusDuration } from '../../queries/durations.ts'
import { nothingIn } from '../../queries/nothing-in.ts'
import { ruleQuestion } from '../../telemetry/questions/rule-questions.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownerOf } from '../../tree/objects.ts'

/** An outage that is told of later has mostly been seen before, and a spoke's queue is full by then. */
const LATEST = 3600

export const requireAbsenceAlert: Rule = {
  id: 'require-absence-alert',
  summary:
    'For each cluster there is an alert that fires within an hour when its metrics stop arriving, and one for its logs.',
  rationale:
    'A cluster that falls silent leaves no series for any other alert to look at: silence looks like health.',
  fix: 'Add an alert on absent_over_time(up{cluster="…"}[10m]), and one on the count of lines that the cluster’s collectors send.',
  check: (fleet) => {
    const { rules, read } = askedIn(fleet)
    const told = rules
      .filter(({ alert }) => alert !== undefined)
      .flatMap((rule) => {
        const found = read(ruleQuestion(rule))
        const wait = prometheusDuration(rule.for ?? '0s') ?? 0
        if (!found.ok) return []
        const absences = absencesIn(found.expr).filter(({ window }) => window + wait <= LATEST)
        const waits = nothingIn(found.expr).filter(({ selector }) => kindOf(selector) === 'logs')
        return [
          ...absences.map(({ selector }) => `${clusterOf(selector) ?? ''} ${kindOf(selector) ?? ''}`),
          // That both halves of an alert name one cluster is demanded by require-one-cluster.
          ...(waits.length > 0 ? [...absences, ...waits] : []).map(
            ({ selector }) => `${clusterOf(selector) ?? ''} ${RESTING}`,
          ),
        ]
      })
    const known = new Set(told)
    return fleet.clusters.flatMap((cluster) =>
      collectorsOf(cluster)
        .readable.slice(0, 1)
        .flatMap((collector) =>
          KINDS.filter(
            (kind) =>
              !known.has(`${cluster.name} ${kind}`) ||
              (kind === 'logs' && !known.has(`${cluster.name} ${RESTING}`)),
          ).map((kind) => silent(cluster, collector, kind)),
        ),
    )
  },
}

const KINDS = ['metrics', 'logs'] as const
type Kind = (typeof KINDS)[number]

/** A collector that reads nothing any more goes on showing how many lines it once sent. */
const RESTING = 'resting logs'

/** `up` is there of every job, and one job's alone says nothing of the others. */
const kindOf = ({ metric, matchers }: Absence['selector']): Kind | undefined => {
  if (metric?.text === 'up' && matchers.length === 1) return 'metrics'
  return metric && /(?:^|_)(?:log|logs|loki)(?:_|$)/.test(metric.text) ? 'logs' : undefined
}

const silent = ({ name }: ClusterView, { placed, location }: Collector, kind: Kind): Violation => ({
  location: location('service', 'pipelines'),
  message: `no alert fires within an hour when the ${kind} of ${name} stop arriving, which ${ownerOf(placed)} sends`,
  impact: 'the cluster falls silent, and every panel and alert looks as if all were well',
  fix:
    kind === 'metrics'
      ? `alert on absent_over_time(up{${CLUSTER_LABEL}="${name}"}[10m])`
      : `alert on rate(otelcol_exporter_sent_log_records{${CLUSTER_LABEL}="${name}"}[30m]) == 0 or absent_over_time(…) of the same`,
})
