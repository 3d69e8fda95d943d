import { banChartVolumeChange } from './ban-chart-volume-change.ts'
import { banClaimChange } from './ban-claim-change.ts'
import { banClaimRemoval } from './ban-claim-removal.ts'
import { banClassChange } from './ban-class-change.ts'
import { banClusterLabelChange } from './ban-cluster-label-change.ts'
import { banClusterRemoval } from './ban-cluster-removal.ts'
import { banDashboardUidChange } from './ban-dashboard-uid-change.ts'
import { banDefinitionRemoval } from './ban-definition-removal.ts'
import { banHubMove } from './ban-hub-move.ts'
import { banImmutableDataChange } from './ban-immutable-data-change.ts'
import { banIngressClassChange } from './ban-ingress-class-change.ts'
import { banJobChange } from './ban-job-change.ts'
import { banLayerMove } from './ban-layer-move.ts'
import { banLokiBucketChange } from './ban-loki-bucket-change.ts'
import { banLokiSchemaChange } from './ban-loki-schema-change.ts'
import { banLokiTenantChange } from './ban-loki-tenant-change.ts'
import { banMetricsStoreChange } from './ban-metrics-store-change.ts'
import { banNamespaceRemoval } from './ban-namespace-removal.ts'
import { banNodePortChange } from './ban-node-port-change.ts'
import { banPruneChange } from './ban-prune-change.ts'
import { banReleaseMove } from './ban-release-move.ts'
import { banRoleRefChange } from './ban-role-ref-change.ts'
import { banSelectorChange } from './ban-selector-change.ts'
import { banServiceAddressChange } from './ban-service-address-change.ts'
import { banShorterRetention } from './ban-shorter-retention.ts'
import { banStatefulSetChange } from './ban-stateful-set-change.ts'
import { banStorageNodeRemoval } from './ban-storage-node-removal.ts'
import { banTargetNamespaceChange } from './ban-target-namespace-change.ts'
import { banVolumeChange } from './ban-volume-change.ts'
import { banWorkloadMove } from './ban-workload-move.ts'
import { banWorkloadRemoval } from './ban-workload-removal.ts'
import { requireClaimCleanup } from './require-claim-cleanup.ts'
import { requireClaimResize } from './require-claim-resize.ts'
import { requireEmptiedLokiVolume } from './require-emptied-loki-volume.ts'
import { requireLaterLokiSchema } from './require-later-loki-schema.ts'
import { requireReplicaHandover } from './require-replica-handover.ts'
import { requireUninstalledCluster } from './require-uninstalled-cluster.ts'
import type { ChangeRule } from './change-rule.ts'

export const CHANGES: readonly ChangeRule[] = [
  banChartVolumeChange,
  banClaimChange,
  banClaimRemoval,
  banClassChange,
  banClusterLabelChange,
  banClusterRemoval,
  banDashboardUidChange,
  banDefinitionRemoval,
  banHubMove,
  banImmutableDataChange,
  banIngressClassChange,
  banJobChange,
  banLayerMove,
  banLokiBucketChange,
  banLokiSchemaChange,
  banLokiTenantChange,
  banMetricsStoreChange,
  banNamespaceRemoval,
  banNodePortChange,
  banPruneChange,
  banReleaseMove,
  banRoleRefChange,
  banSelectorChange,
  banServiceAddressChange,
  banShorterRetention,
  banStatefulSetChange,
  banStorageNodeRemoval,
  banTargetNamespaceChange,
  banVolumeChange,
  banWorkloadMove,
  banWorkloadRemoval,
  requireClaimCleanup,
  requireClaimResize,
  requireEmptiedLokiVolume,
  requireLaterLokiSchema,
  requireReplicaHandover,
  requireUninstalledCluster,
]
