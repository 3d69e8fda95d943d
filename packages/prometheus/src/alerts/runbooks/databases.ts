import { POSTGRES_EXPORTER } from '@fleet/model'
import type { Look, Runbook } from '../runbook.ts'
import { logLook } from './log-look.ts'

const OF_CLUSTER = `cluster="CLUSTER", job="${POSTGRES_EXPORTER.job}"`
const OF_DATABASE = `${OF_CLUSTER}, namespace="NAMESPACE", instance="INSTANCE"`

const exporterLog: Look = {
  shows: 'What the exporter says: it is named after the workload',
  commands: ['kubectl --context CONTEXT --namespace NAMESPACE logs deployment/WORKLOAD-exporter --since=15m'],
}

const postgresDown: Runbook = {
  meaning: 'For five minutes a PostgreSQL has not let its exporter in.',
  impact: 'What uses the database most likely does not get in either, and fails.',
  dashboard: 'k8s-logs-overview',
  look: [
    exporterLog,
    {
      shows: 'Whether the database runs, and why not',
      commands: [
        'kubectl --context CONTEXT --namespace NAMESPACE get pods --selector app.kubernetes.io/name=WORKLOAD',
        'kubectl --context CONTEXT --namespace NAMESPACE describe pods --selector app.kubernetes.io/name=WORKLOAD',
      ],
    },
    logLook('What the database logged', { namespace: 'NAMESPACE', pods: 'WORKLOAD-.+' }),
    {
      shows: 'How many connections it had before',
      promql: `sum(last_over_time(pg_stat_database_numbackends{${OF_DATABASE}}[1h]))`,
    },
  ],
  remedies: [
    {
      found: 'the pod does not run',
      fix: 'its events and its log say why. A full volume is one cause: enlarge its claim.',
    },
    {
      found: '“password authentication failed”',
      fix: 'the Secret was changed, and not the database: set the password in the database to that of the Secret, and restart the exporter by `kubectl --context CONTEXT --namespace NAMESPACE rollout restart deployment/WORKLOAD-exporter`.',
    },
    {
      found: '“too many clients already”',
      fix: 'no connection is left: follow `PostgresConnectionsRunOut`.',
    },
    {
      found: '“pg_hba.conf rejects connection”',
      fix: 'let the user of the exporter in from the pods of the cluster.',
    },
    {
      found: '“i/o timeout”',
      fix: 'a NetworkPolicy of your own may keep the exporter out, or the database hangs.',
    },
  ],
}

const connectionsRunOut: Runbook = {
  meaning:
    'More than four fifths of the connections of a PostgreSQL have been in use for a quarter of an hour.',
  impact: 'Nothing yet. Once none is left, the database refuses every new client.',
  dashboard: 'k8s-logs-overview',
  look: [
    {
      shows: 'How many connections each database has',
      promql: `max by (datname) (pg_stat_database_numbackends{${OF_DATABASE}})`,
    },
    {
      shows: 'How many there may be',
      promql: `max(pg_settings_max_connections{${OF_DATABASE}})`,
    },
    {
      shows: 'Who has them, and what they do; state the user that the workload makes',
      commands: [
        'kubectl --context CONTEXT --namespace NAMESPACE exec service/WORKLOAD -- psql --username=USER --dbname=postgres --command="SELECT usename, application_name, client_addr, state, count(*) FROM pg_stat_activity GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC"',
      ],
    },
  ],
  remedies: [
    {
      found: 'most are “idle in transaction”',
      fix: 'a client leaves transactions open: restart it, and set `idle_in_transaction_session_timeout` in the database.',
    },
    {
      found: 'most are “idle”',
      fix: 'a pool is larger than what is used: make it smaller where the client is configured.',
    },
    {
      found: 'all are in use',
      fix: 'raise `max_connections`, by `args` of the workload or its config file. Each connection takes some MiB of memory.',
    },
  ],
}

const notWatched: Runbook = {
  meaning: 'No exporter of a PostgreSQL of the cluster has been scraped for a quarter of an hour.',
  impact: 'Nothing says whether its databases answer: `PostgresDown` cannot fire.',
  dashboard: 'k8s-logs-overview',
  look: [
    {
      shows: 'When the last sample arrived, in seconds',
      promql: `time() - max(last_over_time(timestamp(pg_up{${OF_CLUSTER}})[1d:1m]))`,
    },
    {
      shows: 'Whether the exporters are reached',
      promql: `min by (instance) (up{${OF_CLUSTER}})`,
    },
    {
      shows: 'Whether they run',
      commands: ['kubectl --context CONTEXT get deployments,pods --all-namespaces | grep -e -exporter'],
    },
  ],
  remedies: [
    {
      found: 'a pod does not start for want of a Secret',
      fix: 'make it: `kubectl --context CONTEXT --namespace NAMESPACE describe pods --selector app.kubernetes.io/name=WORKLOAD-exporter` names it.',
    },
    {
      found: 'other metrics of the cluster are absent as well',
      fix: 'follow `ClusterMetricsAbsent`.',
    },
  ],
}

export const DATABASE_RUNBOOKS = {
  PostgresDown: postgresDown,
  PostgresConnectionsRunOut: connectionsRunOut,
  PostgresNotWatched: notWatched,
} as const satisfies Readonly<Record<string, Runbook>>
