import { POSTGRES_EXPORTER } from '@fleet/model'
import type { Program, Variable } from './program.ts'

const COLLECTORS =
  'buffercache_summary database database_wraparound locks long_running_transactions postmaster process_idle replication replication_slot replication_slots roles settings stat_activity stat_activity_autovacuum stat_archiver stat_bgwriter stat_checkpointer stat_database stat_progress_vacuum stat_replication stat_statements stat_statements.include_query stat_user_tables stat_wal_receiver statio_user_indexes statio_user_tables wal xlog_location'

const SWITCHES = [
  ...COLLECTORS.split(' ').map((name) => `collector.${name}`),
  ...'auto-discover-databases disable-default-metrics disable-settings-metrics dumpmaps help help-long help-man version web.systemd-socket'.split(
    ' ',
  ),
]

const SETTINGS =
  'collection-timeout collector.stat_statements.exclude_databases collector.stat_statements.exclude_users collector.stat_statements.limit collector.stat_statements.query_length config.file constantLabels exclude-databases extend.query-path include-databases log.format log.level metric-prefix web.config.file web.listen-address web.telemetry-path'

/** Those of the exporter itself, and those that its driver of PostgreSQL reads. */
const VARIABLES =
  'DATA_SOURCE_NAME DATA_SOURCE_PASS_FILE DATA_SOURCE_URI DATA_SOURCE_URI_FILE DATA_SOURCE_USER DATA_SOURCE_USER_FILE PG_EXPORTER_AUTO_DISCOVER_DATABASES PG_EXPORTER_COLLECTION_TIMEOUT PG_EXPORTER_CONSTANT_LABELS PG_EXPORTER_DISABLE_DEFAULT_METRICS PG_EXPORTER_DISABLE_SETTINGS_METRICS PG_EXPORTER_EXCLUDE_DATABASES PG_EXPORTER_EXTEND_QUERY_PATH PG_EXPORTER_INCLUDE_DATABASES PG_EXPORTER_METRIC_PREFIX PG_EXPORTER_WEB_TELEMETRY_PATH PGAPPNAME PGCLIENTENCODING PGCONNECT_TIMEOUT PGDATABASE PGDATESTYLE PGHOST PGOPTIONS PGPORT PGSSLCERT PGSSLKEY PGSSLMODE PGSSLROOTCERT PGSSLSNI PGTZ PGUSER'

const environment: Readonly<Record<string, Variable>> = {
  ...Object.fromEntries(VARIABLES.split(' ').map((name) => [name, {}])),
  DATA_SOURCE_PASS: { isSecret: true },
  PGPASSWORD: { isSecret: true },
}

export const postgresExporter: Program = {
  name: POSTGRES_EXPORTER.job,
  source:
    'postgres_exporter --help of v0.19.1, its README and changelog up to v0.20.1, and conn.go of lib/pq v1.10.9',
  images: ['prometheuscommunity/postgres-exporter'],
  containers: ['postgres-exporter'],
  executables: ['postgres_exporter'],
  tag: /^v\d+\.\d+\.\d+$/,
  ports: [{ number: POSTGRES_EXPORTER.port, movedBy: '--web.listen-address' }],
  health: ['/', '/metrics'],
  user: 'never root',
  writesItsImage: false,
  isolation: 'each question is a connection to the database, and the answer names its databases and settings',
  environment,
  flags: {
    known: new Set([...SWITCHES.flatMap((name) => [name, `no-${name}`]), ...SETTINGS.split(' ')]),
    required: {},
  },
}
