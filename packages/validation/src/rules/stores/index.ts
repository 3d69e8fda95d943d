import type { Rule } from '../rule/rule.ts'
import { banBreakingValue } from './ban-breaking-value.ts'
import { banEmptyChartList } from './ban-empty-chart-list.ts'
import { banIdleChartRules } from './ban-idle-chart-rules.ts'
import { banPodAntiAffinity } from './ban-pod-anti-affinity.ts'
import { banStackExtras } from './ban-stack-extras.ts'
import { noMissingChartAlert } from './no-missing-chart-alert.ts'
import { noMissingChartVolume } from './no-missing-chart-volume.ts'
import { noMissingDnsService } from './no-missing-dns-service.ts'
import { noMissingStorageNode } from './no-missing-storage-node.ts'
import { noMissingThanosEndpoint } from './no-missing-thanos-endpoint.ts'
import { requireIngesterQueries } from './require-ingester-queries.ts'
import { requireKnownChartNames } from './require-known-chart-names.ts'
import { requireLateWindow } from './require-late-window.ts'
import { requireLokiIngestionLimits } from './require-loki-ingestion-limits.ts'
import { requireLokiParts } from './require-loki-parts.ts'
import { requireLokiQuorum } from './require-loki-quorum.ts'
import { requireLokiRetention } from './require-loki-retention.ts'
import { requireMonolithicLoki } from './require-monolithic-loki.ts'
import { requireRawRetention } from './require-raw-retention.ts'
import { requireStackParts } from './require-stack-parts.ts'
import { requireTraefikMetrics } from './require-traefik-metrics.ts'
import { uniqueCompactor } from './unique-compactor.ts'
import { validHashring } from './valid-hashring.ts'
import { validLokiObjectStorage } from './valid-loki-object-storage.ts'
import { validLokiSchema } from './valid-loki-schema.ts'
import { validOtlpAttributes } from './valid-otlp-attributes.ts'

export const STORES: readonly Rule[] = [
  banBreakingValue,
  banEmptyChartList,
  banIdleChartRules,
  banPodAntiAffinity,
  banStackExtras,
  noMissingChartAlert,
  noMissingChartVolume,
  noMissingDnsService,
  noMissingStorageNode,
  noMissingThanosEndpoint,
  requireIngesterQueries,
  requireKnownChartNames,
  requireLateWindow,
  requireLokiIngestionLimits,
  requireLokiParts,
  requireLokiQuorum,
  requireLokiRetention,
  requireMonolithicLoki,
  requireRawRetention,
  requireStackParts,
  requireTraefikMetrics,
  uniqueCompactor,
  validHashring,
  validLokiObjectStorage,
  validLokiSchema,
  validOtlpAttributes,
]
