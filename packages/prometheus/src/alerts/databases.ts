import { POSTGRES_EXPORTER, watchingClusters, type ClusterName, type Fleet } from '@fleet/model'
import type { Alert } from './alert.ts'

const WATCHED = `job="${POSTGRES_EXPORTER.job}"`
const DATABASE = '(cluster, namespace, instance)'

/** The exporter answers, and its database does not. */
const down: Alert = {
  alert: 'PostgresDown',
  expr: `max by ${DATABASE} (pg_up{${WATCHED}}) == 0`,
  for: '5m',
  severity: 'critical',
  summary: 'The PostgreSQL {{ $labels.instance }} of {{ $labels.cluster }} does not let its exporter in',
  description:
    'For five minutes it gave no answer, refused the password, or had no connection left. The log of the exporter says which: `kubectl --namespace {{ $labels.namespace }} get deployments` lists it.',
}

/** In per cent. Three of PostgreSQL's default of a hundred are left to superusers. */
const MOST_CONNECTIONS = 80

/** Clients are refused once none is left. */
const connections: Alert = {
  alert: 'PostgresConnectionsRunOut',
  expr: [
    `100 * sum by ${DATABASE} (pg_stat_database_numbackends{${WATCHED}})`,
    `/ max by ${DATABASE} (pg_settings_max_connections{${WATCHED}}) > ${MOST_CONNECTIONS}`,
  ].join('\n'),
  for: '15m',
  severity: 'warning',
  summary:
    'The PostgreSQL {{ $labels.instance }} of {{ $labels.cluster }} uses {{ $value | humanize }} % of its connections',
  description:
    'Once none is left, every new client is refused. A client that opens connections and never closes them, or a pool that is too large, takes them.',
}

/** Where no exporter is asked any more, no database is down. */
const absent = (cluster: ClusterName): Alert => ({
  alert: 'PostgresNotWatched',
  expr: `absent_over_time(pg_up{cluster="${cluster}", ${WATCHED}}[10m])`,
  for: '5m',
  severity: 'warning',
  summary: `Nothing watches the databases of ${cluster}`,
  description: `No exporter of a PostgreSQL of ${cluster} has been scraped for 15 minutes, so nothing says whether its databases answer: look at the pods of the Deployments \`…-exporter\` beside them.`,
})

/** The alerts about databases, where a fleet watches some. */
export const databaseAlerts = (fleet: Fleet): readonly Alert[] => {
  const clusters = watchingClusters(fleet)
  return clusters.length > 0 ? [down, connections, ...clusters.map(absent)] : []
}
