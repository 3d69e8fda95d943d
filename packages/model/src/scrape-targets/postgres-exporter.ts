/** The exporter beside each PostgreSQL of the inventory that has one. */
export const POSTGRES_EXPORTER = {
  /** The label `job` of its series, and the name of its catalogue. The label `instance` is the address of the database. */
  job: 'postgres-exporter',
  port: 9187,
  /** What is stored of it, as regular expressions of whole names. */
  keep: [
    'pg_up',
    'pg_settings_max_connections',
    'pg_database_size_bytes',
    'pg_wal_size_bytes',
    'pg_stat_database_(numbackends|xact_commit|xact_rollback|blks_hit|blks_read|deadlocks|temp_bytes)',
    'pg_stat_database_tup_(fetched|inserted|updated|deleted)',
  ],
} as const
