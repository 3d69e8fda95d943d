import type { Rule } from '../rule/rule.ts'
import { banAbsentComponent } from './ban-absent-component.ts'
import { banAttributesOnMetrics } from './ban-attributes-on-metrics.ts'
import { banCollectorPreset } from './ban-collector-preset.ts'
import { banUnescapedDollar } from './ban-unescaped-dollar.ts'
import { noMissingCollectorConfig } from './no-missing-collector-config.ts'
import { noMissingCollectorFile } from './no-missing-collector-file.ts'
import { noMissingCollectorVariable } from './no-missing-collector-variable.ts'
import { noMissingComponent } from './no-missing-component.ts'
import { noMissingExporter } from './no-missing-exporter.ts'
import { noMissingExtension } from './no-missing-extension.ts'
import { noMissingIngest } from './no-missing-ingest.ts'
import { noMissingScrapeTarget } from './no-missing-scrape-target.ts'
import { requireClusterLabel } from './require-cluster-label.ts'
import { requireCollectorIdentity } from './require-collector-identity.ts'
import { requireCollectorPort } from './require-collector-port.ts'
import { requireCollectorVersion } from './require-collector-version.ts'
import { requireCompaction } from './require-compaction.ts'
import { requireEndlessRetry } from './require-endless-retry.ts'
import { requireEveryLog } from './require-every-log.ts'
import { requireExporterVersion } from './require-exporter-version.ts'
import { requireExporterJob } from './require-exporter-job.ts'
import { requireHonouredLabels } from './require-honoured-labels.ts'
import { requireKeptOffsets } from './require-kept-offsets.ts'
import { requireKubeletAccess } from './require-kubelet-access.ts'
import { requireMemoryLimiter } from './require-memory-limiter.ts'
import { requirePatientRemoteWrite } from './require-patient-remote-write.ts'
import { requirePodAssociation } from './require-pod-association.ts'
import { requirePromotedLabel } from './require-promoted-label.ts'
import { requireQueueOnDisk } from './require-queue-on-disk.ts'
import { requireRemoteWriteReceiver } from './require-remote-write-receiver.ts'
import { requireSameLogLabels } from './require-same-log-labels.ts'
import { requireSameMetrics } from './require-same-metrics.ts'
import { requireSameNodes } from './require-same-nodes.ts'
import { requireScrapeClass } from './require-scrape-class.ts'
import { requireScrapeInterval } from './require-scrape-interval.ts'
import { requireScrapeTime } from './require-scrape-time.ts'
import { requireScrapedExporter } from './require-scraped-exporter.ts'
import { requireUnchangedNames } from './require-unchanged-names.ts'
import { uniqueIngestAddress } from './unique-ingest-address.ts'
import { uniqueScrape } from './unique-scrape.ts'
import { validRelabelling } from './valid-relabelling.ts'

export const TELEMETRY: readonly Rule[] = [
  banAbsentComponent,
  banAttributesOnMetrics,
  banCollectorPreset,
  banUnescapedDollar,
  noMissingCollectorConfig,
  noMissingCollectorFile,
  noMissingCollectorVariable,
  noMissingComponent,
  noMissingExporter,
  noMissingExtension,
  noMissingIngest,
  noMissingScrapeTarget,
  requireClusterLabel,
  requireCollectorIdentity,
  requireCollectorPort,
  requireCollectorVersion,
  requireCompaction,
  requireEndlessRetry,
  requireEveryLog,
  requireExporterJob,
  requireExporterVersion,
  requireHonouredLabels,
  requireKeptOffsets,
  requireKubeletAccess,
  requireMemoryLimiter,
  requirePatientRemoteWrite,
  requirePodAssociation,
  requirePromotedLabel,
  requireQueueOnDisk,
  requireRemoteWriteReceiver,
  requireSameLogLabels,
  requireSameMetrics,
  requireSameNodes,
  requireScrapeClass,
  requireScrapeInterval,
  requireScrapeTime,
  requireScrapedExporter,
  requireUnchangedNames,
  uniqueIngestAddress,
  uniqueScrape,
  validRelabelling,
]
