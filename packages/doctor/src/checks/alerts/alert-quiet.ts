import { CLUSTER_LABEL } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import { inWords, secondsSince } from '../../live/time.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { causesOf, subjectsOf } from './causes-of-alert.ts'
import { firingAlerts, type FiringAlert } from './firing-alerts.ts'

export const alertQuiet: Check = {
  id: 'alert-quiet',
  of: 'fleet',
  title: 'No alert fires.',
  rationale:
    'Alerts of a fleet without a receiver are in Prometheus and Grafana alone, where nobody may look. What an alert is about is often found by another check, which then explains it.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring port-forward service/kube-prometheus-stack-prometheus 9090',
    'curl --silent localhost:9090/api/v1/alerts',
  ],
  needs: ['prometheus'],
  check: async (live) => {
    const alerts = await firingAlerts(live.prometheus)
    return live.clusters.flatMap((cluster) => {
      const own = alerts.filter(({ labels }) => (labels[CLUSTER_LABEL] ?? live.hub.name) === cluster.name)
      return [...Map.groupBy(own, titleOf)].map(([title, same]) => firing(live, cluster, title, same))
    })
  },
}

/** Those about one thing are one finding. */
const titleOf = (alert: FiringAlert): string => {
  const [subject] = subjectsOf(alert)
  return subject === undefined ? `alert ${alert.name}` : `alert ${alert.name} of ${subject}`
}

const MOST = 3

const firing = (
  live: LiveFleet,
  cluster: LiveCluster,
  title: string,
  alerts: readonly FiringAlert[],
): Found => {
  const [first] = alerts
  const {
    summary,
    description,
    runbook_url: runbook = first?.annotations['runbook'],
  } = first?.annotations ?? {}
  return {
    severity: 'warning',
    cluster: cluster.name,
    subject: title,
    message: `the ${title} fires${alerts.length > 1 ? ` ${alerts.length} times` : ''}: ${(summary ?? description ?? 'it says no more').replace(/\.$/, '')}`,
    evidence: alerts.slice(0, MOST).map(({ labels, activeAt }) => ({
      asked: `ALERTS{${labelsOf(labels)}}`,
      seen: `firing for ${inWords(secondsSince(live, activeAt))}`,
    })),
    cause: description ?? summary ?? 'Its expression says what it is about.',
    fix:
      runbook === undefined
        ? `look at ${first?.name ?? ''} under Alerts in Prometheus or Grafana`
        : `follow ${runbook}`,
    followsFrom: alerts.flatMap((alert) => causesOf(alert, cluster.name)),
  }
}

const labelsOf = (labels: FiringAlert['labels']): string =>
  Object.entries(labels)
    .filter(([name]) => name !== 'severity')
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ')
