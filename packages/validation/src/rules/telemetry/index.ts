import type { Rule } from '../rule/rule.ts'
import { banAbsentComponent } from './ban-absent-component.ts'
import { banAttributesOnMetrics } from './ban-attributes-on-metrics.ts'
import { banBatchProcessor } from './ban-batch-processor.ts'
import { banCadvisorTimestamps } from './ban-cadvisor-timestamps.ts'
import { banCollectorPreset } from './ban-collector-preset.ts'
import { banOldComponentName } from './ban-old-component-name.ts'
import { banUnescapedDollar } from './ban-unescaped-dollar.ts'
import { banUnreadTenant } from './ban-unread-tenant.ts'
import { banUnusedComponent } from './ban-unused-component.ts'
import { noMissingCollectorConfig } from './no-missing-collector-config.ts'
import { noMissingCollectorFile } from './no-missing-collector-file.ts'
import { noMissingCollectorVariable } from './no-missing-collector-variable.ts'
import { noMissingComponent } from './no-missing-component.ts'
import { noMissingExtension } from './no-missing-extension.ts'
import { noMissingIngest } from './no-missing-ingest.ts'
import { noMissingScrape } from './no-missing-scrape.ts'
import { noMissingScrapeTarget } from './no-missing-scrape-target.ts'
import { requireClusterIndexLabel } from './require-cluster-index-label.ts'
import { requireClusterLabel } from './require-cluster-label.ts'
import { requireCollectorChartSettings } from './require-collector-chart-settings.ts'
import { requireCollectorHealthPort } from './require-collector-health-port.ts'
import { requireCollectorIdentity } from './require-collector-identity.ts'
import { requireCollectorMetricsPort } from './require-collector-metrics-port.ts'
import { requireCollectorVersion } from './require-collector-version.ts'
import { requireCompaction } from './require-compaction.ts'
import { requireContainerLogs } from './require-container-logs.ts'
import { requireEveryShard } from './require-every-shard.ts'
import { requireExporterJob } from './require-exporter-job.ts'
import { requireExporterVersion } from './require-exporter-version.ts'
import { requireHonorLabels } from './require-honor-labels.ts'
import { requireKeptStorage } from './require-kept-storage.ts'
import { requireKnownExporter } from './require-known-exporter.ts'
import { requireKubeletAccess } from './require-kubelet-access.ts'
import { requireLogIdentity } from './require-log-identity.ts'
import { requireMemoryLimiter } from './require-memory-limiter.ts'
import { requireNodeFilter } from './require-node-filter.ts'
import { requirePersistentOffsets } from './require-persistent-offsets.ts'
import { requirePodAssociation } from './require-pod-association.ts'
import { requirePushCredentials } from './require-push-credentials.ts'
import { requireQueueOnDisk } from './require-queue-on-disk.ts'
import { requireRemoteWriteReceiver } from './require-remote-write-receiver.ts'
import { requireResilientRemoteWrite } from './require-resilient-remote-write.ts'
import { requireRetryableRefusal } from './require-retryable-refusal.ts'
import { requireSameLogLabels } from './require-same-log-labels.ts'
import { requireSameMetrics } from './require-same-metrics.ts'
import { requireSameNodes } from './require-same-nodes.ts'
import { requireScrapeClass } from './require-scrape-class.ts'
import { requireScrapeInterval } from './require-scrape-interval.ts'
import { requireSpanMetricsLimit } from './require-span-metrics-limit.ts'
import { requireTenant } from './require-tenant.ts'
import { requireUnchangedMetricNames } from './require-unchanged-metric-names.ts'
import { requireUnlimitedRetry } from './require-unlimited-retry.ts'
import { requireWholeLogParts } from './require-whole-log-parts.ts'
import { uniqueIngestAddress } from './unique-ingest-address.ts'
import { uniqueScrape } from './unique-scrape.ts'
import { validCustomResourceState } from './valid-custom-resource-state.ts'
import { validMemoryLimit } from './valid-memory-limit.ts'
import { validRelabelling } from './valid-relabelling.ts'

export const TELEMETRY: readonly Rule[] = [
  banAbsentComponent,
  banAttributesOnMetrics,
  banBatchProcessor,
  banCadvisorTimestamps,
  banCollectorPreset,
  banOldComponentName,
  banUnescapedDollar,
  banUnreadTenant,
  banUnusedComponent,
  noMissingCollectorConfig,
  noMissingCollectorFile,
  noMissingCollectorVariable,
  noMissingComponent,
  noMissingExtension,
  noMissingIngest,
  noMissingScrape,
  noMissingScrapeTarget,
  requireClusterIndexLabel,
  requireClusterLabel,
  requireCollectorChartSettings,
  requireCollectorHealthPort,
  requireCollectorIdentity,
  requireCollectorMetricsPort,
  requireCollectorVersion,
  requireCompaction,
  requireContainerLogs,
  requireEveryShard,
  requireExporterJob,
  requireExporterVersion,
  requireHonorLabels,
  requireKeptStorage,
  requireKnownExporter,
  requireKubeletAccess,
  requireLogIdentity,
  requireMemoryLimiter,
  requireNodeFilter,
  requirePersistentOffsets,
  requirePodAssociation,
  requirePushCredentials,
  requireQueueOnDisk,
  requireRemoteWriteReceiver,
  requireResilientRemoteWrite,
  requireRetryableRefusal,
  requireSameLogLabels,
  requireSameMetrics,
  requireSameNodes,
  requireScrapeClass,
  requireScrapeInterval,
  requireSpanMetricsLimit,
  requireTenant,
  requireUnchangedMetricNames,
  requireUnlimitedRetry,
  requireWholeLogParts,
  uniqueIngestAddress,
  uniqueScrape,
  validCustomResourceState,
  validMemoryLimit,
  validRelabelling,
]
