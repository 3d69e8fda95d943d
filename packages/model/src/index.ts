export * from './artifact.ts'
export * from './contracts/alerting.ts'
export * from './contracts/annotations.ts'
export * from './contracts/backups.ts'
export * from './contracts/cluster-label.ts'
export * from './contracts/cluster-scrapers.ts'
export * from './contracts/collector.ts'
export * from './capacity/index.ts'
export * from './contracts/database-exporters.ts'
export * from './contracts/declared-metrics.ts'
export * from './contracts/doctor-needs.ts'
export * from './contracts/doctor-role.ts'
export { samplesIn, type ExposedSample } from './contracts/exposition-text.ts'
export * from './contracts/flux-resources.ts'
export * from './contracts/grafana.ts'
export * from './contracts/host-routes.ts'
export * from './contracts/ingest.ts'
export * from './contracts/kube-state-resources.ts'
export * from './contracts/loki-labels.ts'
export * from './contracts/loki-parts.ts'
export * from './contracts/node-exporter-flags.ts'
export * from './contracts/own-scrapes.ts'
export { postgresOf, type Postgres } from './contracts/postgres.ts'
export * from './contracts/probes.ts'
export * from './contracts/recorded-series.ts'
export * from './contracts/scrape-jobs.ts'
export * from './contracts/secrets-from.ts'
export * from './contracts/services.ts'
export { ownScrapesOfShard } from './contracts/shared-scrapes.ts'
export * from './contracts/span-metrics.ts'
export * from './contracts/stores.ts'
export * from './contracts/supported-versions.ts'
export * from './contracts/tenants.ts'
export * from './contracts/thanos.ts'
export * from './contracts/traces.ts'
export * from './contracts/gateway-resources.ts'
export * from './contracts/log-settings.ts'
export * from './contracts/logs-relay.ts'
export * from './contracts/victoria-logs.ts'
export * from './contracts/victoria-logs-fields.ts'
export * from './contracts/victoria-logs-metrics.ts'
export * from './finding.ts'
export {
  SENT_SEVERITIES,
  type Alerting,
  type AlertRoute,
  type QuietHours,
  type Receiver,
  type SentSeverity,
} from './fleet/alerting.ts'
export type { Backup, BackupInput } from './fleet/backup.ts'
export type { ChartName } from './fleet/chart-values.ts'
export type { Cloudflared, Cluster, ClusterInput, ClusterNode } from './fleet/cluster.ts'
export { exporterName } from './fleet/database-exporter.ts'
export {
  K3S_CLASS,
  type Entrance,
  type GatewayEntrance,
  type IngressEntrance,
  type TraefikEntrance,
} from './fleet/entrance.ts'
export type { ClusterName, Fleet, FleetInput } from './fleet/fleet.ts'
export type { InventoryFiles, ReadFile, StatedFile } from './fleet/inventory-files.ts'
export { OIDC_SCOPES, type DataSource, type Grafana, type Oidc } from './fleet/grafana.ts'
export { ownDashboardsOf, ownRuleFiles, type StatedDashboard } from './fleet/own-files.ts'
export { DEFAULT_TREES_FOLDER, type GitOpsInput } from './fleet/gitops.ts'
export type { HubInput } from './fleet/hub.ts'
export type { LogsStore, VictoriaLogsStore } from './fleet/logs-store.ts'
export type { MetricsStore, MetricsStoreInput, ThanosStore } from './fleet/metrics-store.ts'
export {
  METRICS_BUCKET_SECRET,
  OBJECT_STORAGE_SECRET,
  type MetricsBucket,
  type ObjectStorage,
} from './fleet/object-storage.ts'
export type { TelemetryInput } from './fleet/telemetry.ts'
export { SPAN_BUCKETS, type SpanMetrics } from './fleet/span-metrics.ts'
export { sampledShare } from './fleet/traces.ts'
export type { ProbeAction, Probes, ProbeTiming } from './fleet/probes.ts'
export { PUSH_SECRET, pushCredentials, type CredentialDemand } from './fleet/push-credentials.ts'
export type { Resources } from './fleet/resources.ts'
export { requiredSecrets, type RequiredSecret } from './fleet/required-secrets.ts'
export type { ScrapedPods } from './fleet/scrape.ts'
export type { SecretReference } from './fleet/secret.ts'
export type { ExternalSecrets, SecretsFrom, Sops } from './fleet/secrets-from.ts'
export * from './fleet/topology.ts'
export type { Chart } from './fleet/versions.ts'
export { configTexts } from './fleet/config-files.ts'
export type { Helper } from './fleet/container.ts'
export type { CronJob, CronJobInput } from './fleet/cron-job.ts'
export type { HostAccess } from './fleet/pod.ts'
export { servedPorts, type ServedPort } from './fleet/ports.ts'
export type { RunAs } from './fleet/run-as.ts'
export { CONFIG_VOLUME, type Folder, type Mount, type Volume } from './fleet/volumes.ts'
export type { Autoscaling, Pod, Workload, WorkloadInput } from './fleet/workload.ts'
export { InternalError } from './internal-error.ts'
export { keysOfPath, writtenPath } from './reading/inventory-path.ts'
export { ruleFinding } from './reading/rule-finding.ts'
export { OWN_FILE_RULES, type OwnFileRule } from './rules/own-files.ts'
export type { InventoryPath, Violation } from './rules/inventory-rule.ts'
export { readFleet, type ReadFleet } from './reading/read-fleet.ts'
export * from './scrape-targets/index.ts'
export { durationIn, durationOf, seconds, type Duration } from './scalars/durations.ts'
export { AgeRecipient } from './scalars/age.ts'
export { imageParts, type ImageParts, type ImageReference } from './scalars/images.ts'
export {
  NodeAddress,
  TailnetAddress,
  type HostAddress,
  type HostName,
  type HostPort,
  type HttpUrl,
} from './scalars/addresses.ts'
export {
  DnsLabel,
  FilePath,
  Word,
  type AbsolutePath,
  type ConfigPath,
  type PortName,
  type SecretKey,
} from './scalars/names.ts'
export { scheduleError } from './scalars/schedule.ts'
export { isTimeZone } from './scalars/time-zones.ts'
export { valueError } from './scalars/value-error.ts'
export type { NodePort, Port } from './scalars/ports.ts'
export {
  bytes,
  mebibytes,
  type ByteQuantity,
  type CpuQuantity,
  type SeriesCount,
} from './scalars/quantities.ts'
