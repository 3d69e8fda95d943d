/**
 * What the hub’s Prometheus stores of the metrics of VictoriaLogs (app/vlstorage and lib/logger of 1.52.1), whatever a process of it
 * does: what alerts, their runbooks and doctor ask for.
 */
export const VICTORIA_LOGS_METRICS = [
  'vl_data_size_bytes',
  'vl_free_disk_space_bytes',
  'vl_total_disk_space_bytes',
  /** Lines that it acknowledged and did not store, by `reason`. */
  'vl_rows_dropped_total',
  'vl_rows_ingested_total',
  /** Requests of a pod for queries that a storage node did not answer, by `addr`. */
  'vl_select_remote_send_errors_total',
  /** 1 once the disk has less than 10 MB: it then refuses lines with 429. */
  'vl_storage_is_read_only',
  /** Its own messages by `level` and `location`: of a line that is too long there is no other trace. */
  'vm_log_messages_total',
] as const
