import { uniqueNodeAddress, uniqueTailnetAddress } from './addresses.ts'
import {
  noMissingBackupImage,
  requireBackupElsewhere,
  requirePostgresForBackup,
  requirePostgresImage,
  requireVolumeForGrafanaBackup,
  uniqueBackupName,
  validBackupName,
} from './backups.ts'
import { CAPACITY_RULES } from './capacity/index.ts'
import { banStaleInterval, requireKnownCollector, requireMemoryHeadroom } from './collector.ts'
import {
  banIdleReceiver,
  noMissingReceiver,
  noMissingRoutedCluster,
  requireDefaultRoute,
  requireReceiver,
} from './alerting.ts'
import {
  requireExporterImage,
  requirePostgresForExporter,
  uniqueExporterName,
  validExporterName,
} from './database-exporters.ts'
import { noMissingFile } from './files.ts'
import { banPublicAnonymous, requireHostForOidc } from './grafana.ts'
import {
  banSecondCertificate,
  noMissingEntrance,
  noMissingHostPort,
  noMissingTunnel,
  requireEntranceController,
  uniqueHost,
  uniqueHostInFleet,
} from './hosts.ts'
import {
  noMissingHub,
  noMissingHubNode,
  noMissingSecondNode,
  requireOutageWithinRetention,
  requireRetentionBelowVolume,
  requireStoresOnSecondNode,
  uniqueNodePort,
} from './hub.ts'
import { uniqueKubeContext } from './kube-contexts.ts'
import type { InventoryRule, TextRule } from './inventory-rule.ts'
import { LOGS_STORE_RULES } from './logs-store.ts'
import { banTunnelInInfrastructure, banWorkloadInInfrastructure } from './namespaces.ts'
import { noMissingNode } from './nodes.ts'
import {
  banAdmitsOnHostNetwork,
  banNeedlessDeviceAccess,
  noMissingPodNode,
  uniqueContainerName,
  validVariableKey,
} from './pods.ts'
import { banReplicasOnVolume, banReplicasWithAutoscaling } from './replicas.ts'
import { banProbeTimeoutOverPeriod, requireProbeOnDeclaredPort } from './probes.ts'
import {
  noMissingSecret,
  noMissingSecretKey,
  banUnusedSecretKey,
  requireSecretInNamespace,
} from './secrets.ts'
import { requireClusterRecipient } from './secrets-from.ts'
import {
  banScrapersOnHub,
  banSecondScrape,
  noMissingScrapedPort,
  requireExposition,
  requireScrapeTarget,
  uniqueScrapeJob,
} from './scrapes.ts'
import { banSecretValue } from './secret-values.ts'
import {
  requireLaterObjectStorage,
  requireSizeForRetention,
  requireTlsForObjectStorage,
  requireVolumeForLogs,
  requireVolumeForUpload,
} from './storage.ts'
import {
  requireOutageWithinReceive,
  requireRetentionForDownsampling,
  requireThanosImage,
  uniqueBucket,
} from './metrics-store.ts'
import { TENANT_RULES } from './tenants.ts'
import { validText } from './texts.ts'
import { requireJaegerImage } from './traces.ts'
import { requireProbeImage, uniqueProbe } from './url-probes.ts'
import {
  noMissingSharedVolume,
  noMissingVolume,
  requireVolumeOnStatefulSet,
  uniqueMountPath,
  uniqueVolumeName,
} from './volumes.ts'
import {
  noMissingAdmittedWorkload,
  uniqueContainerPort,
  uniqueWorkloadName,
  validStatefulSetName,
} from './workloads.ts'

/** Every rule of an inventory, beyond each value's own schema. */
export const INVENTORY_RULES: readonly InventoryRule[] = [
  noMissingHub,
  noMissingHubNode,
  noMissingSecondNode,
  requireStoresOnSecondNode,
  uniqueNodePort,
  requireRetentionBelowVolume,
  requireOutageWithinRetention,
  ...LOGS_STORE_RULES,
  ...CAPACITY_RULES,
  requireSizeForRetention,
  requireVolumeForLogs,
  requireVolumeForUpload,
  requireLaterObjectStorage,
  requireTlsForObjectStorage,
  requireMemoryHeadroom,
  requireKnownCollector,
  requireJaegerImage,
  requireThanosImage,
  uniqueBucket,
  requireRetentionForDownsampling,
  requireOutageWithinReceive,
  ...TENANT_RULES,
  banStaleInterval,
  noMissingNode,
  uniqueKubeContext,
  uniqueTailnetAddress,
  uniqueNodeAddress,
  banWorkloadInInfrastructure,
  banTunnelInInfrastructure,
  noMissingSecret,
  noMissingSecretKey,
  requireSecretInNamespace,
  banUnusedSecretKey,
  requireClusterRecipient,
  requireProbeOnDeclaredPort,
  banProbeTimeoutOverPeriod,
  uniqueWorkloadName,
  uniqueContainerName,
  uniqueContainerPort,
  uniqueMountPath,
  uniqueVolumeName,
  noMissingVolume,
  noMissingSharedVolume,
  noMissingPodNode,
  validVariableKey,
  banNeedlessDeviceAccess,
  banAdmitsOnHostNetwork,
  banReplicasOnVolume,
  banReplicasWithAutoscaling,
  requireVolumeOnStatefulSet,
  validStatefulSetName,
  noMissingAdmittedWorkload,
  noMissingFile,
  requireReceiver,
  noMissingReceiver,
  banIdleReceiver,
  requireDefaultRoute,
  noMissingRoutedCluster,
  requireScrapeTarget,
  uniqueScrapeJob,
  noMissingScrapedPort,
  requireExposition,
  banSecondScrape,
  banScrapersOnHub,
  uniqueProbe,
  requireProbeImage,
  noMissingEntrance,
  noMissingHostPort,
  uniqueHost,
  uniqueHostInFleet,
  noMissingTunnel,
  requireEntranceController,
  banSecondCertificate,
  requireHostForOidc,
  banPublicAnonymous,
  requirePostgresForBackup,
  requirePostgresImage,
  validBackupName,
  uniqueBackupName,
  requireVolumeForGrafanaBackup,
  noMissingBackupImage,
  requireBackupElsewhere,
  requirePostgresForExporter,
  requireExporterImage,
  validExporterName,
  uniqueExporterName,
]

/** Every rule of the texts in an inventory. */
export const TEXT_RULES: readonly TextRule[] = [banSecretValue, validText]
