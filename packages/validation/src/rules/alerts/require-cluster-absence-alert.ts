import { CLUSTER_LABEL } from '@fleet/model'
import { absencesIn, clusterOf, type Absence } from '../../queries/absences.ts'
import { prometheusDuration } from '../../queries/durations.ts'
import { nothingIn } from '../../queries/nothing-in.ts'
import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { ownerOf } from '../../tree/objects.ts'
import type { Rule } from '../rule/rule.ts'
import { alertExpressions } from './alert-expressions.ts'

/** In seconds. People notice a longer outage in other ways, and a cluster's queue is full by then. */
const LATEST = 3600

export const requireClusterAbsenceAlert: Rule = {
  id: 'require-cluster-absence-alert',
  summary:
    'Each cluster has an alert that fires within an hour when its metrics stop arriving, and one for its logs.',
  rationale: 'A silent cluster leaves no series for any other alert to check: silence looks like health.',
  fix: 'Add an alert on absent_over_time(up{cluster="…"}[10m]), and one on the rate of exported log records.',
  needs: 'hub',
  check: (fleet, report) => {
    const watched = watchedIn(fleet)
    for (const { name, collectors } of withCollectors(fleet)) {
      const [collector] = collectors
      const stopping = (signal: string, expr: string) => {
        if (!collector) return
        report({
          location: collector.location('service', 'pipelines'),
          message: `no alert fires within an hour when the ${signal} of ${name} stop arriving, which ${ownerOf(collector.located)} sends`,
          impact: 'the cluster falls silent, and every panel and alert looks healthy',
          fix: `alert on ${expr}`,
        })
      }
      if (!watched.metrics.has(name))
        stopping('metrics', `absent_over_time(up{${CLUSTER_LABEL}="${name}"}[10m])`)
      if (!watched.logs.has(name) || !watched.idleLogs.has(name))
        stopping(
          'logs',
          `rate(otelcol_exporter_sent_log_records{${CLUSTER_LABEL}="${name}"}[30m]) == 0 or absent_over_time(…) of the same`,
        )
    }
  },
}

const withCollectors = ({ clusters }: FleetView) =>
  clusters.map((cluster) => ({ name: cluster.name, collectors: collectorsOf(cluster).readable }))

/** The clusters whose silence some alert reports in time. */
interface Watched {
  readonly metrics: Set<string | undefined>
  readonly logs: Set<string | undefined>
  /** A collector that reads no file any more still exports the count of lines that it once sent. */
  readonly idleLogs: Set<string | undefined>
}

const watchedIn = (fleet: FleetView): Watched => {
  const watched: Watched = { metrics: new Set(), logs: new Set(), idleLogs: new Set() }
  for (const { rule, expr } of alertExpressions(fleet)) {
    const wait = prometheusDuration(rule.for ?? '0s') ?? 0
    const absences = absencesIn(expr).filter(({ window }) => window + wait <= LATEST)
    const idle = nothingIn(expr).filter(({ selector }) => isAboutLogs(selector))
    for (const { selector } of absences) {
      if (isAboutMetrics(selector)) watched.metrics.add(clusterOf(selector))
      if (isAboutLogs(selector)) watched.logs.add(clusterOf(selector))
    }
    // require-consistent-cluster checks that both halves of an alert name one cluster.
    for (const { selector } of idle.length > 0 ? [...absences, ...idle] : [])
      watched.idleLogs.add(clusterOf(selector))
  }
  return watched
}

/** Every job has `up`. That of a single job says nothing about the others. */
const isAboutMetrics = ({ metric, matchers }: Absence['selector']): boolean =>
  metric?.text === 'up' && matchers.length === 1

const isAboutLogs = (selector: Absence['selector']): boolean =>
  !isAboutMetrics(selector) && /(?:^|_)(?:log|logs|loki)(?:_|$)/.test(selector.metric?.text ?? '')
