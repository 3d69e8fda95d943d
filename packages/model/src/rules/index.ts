import { uniqueNodeAddress, uniqueTailnetAddress } from './addresses.ts'
import { banStaleInterval, requireKnownCollector, requireMemoryHeadroom } from './collector.ts'
import {
  noMissingHub,
  noMissingHubNode,
  requireMemoryForSeries,
  requireOutageWithinRetention,
  requireRetentionBelowVolume,
  uniqueNodePort,
} from './hub.ts'
import { uniqueKubeContext } from './kube-contexts.ts'
import type { InventoryRule, TextRule } from './inventory-rule.ts'
import { banTunnelInInfrastructure, banWorkloadInInfrastructure } from './namespaces.ts'
import { noMissingNode } from './nodes.ts'
import { banProbeTimeoutOverPeriod, requireProbeOnDeclaredPort } from './probes.ts'
import {
  noMissingSecret,
  noMissingSecretKey,
  banUnusedSecretKey,
  requireSecretInNamespace,
} from './secrets.ts'
import { banSecretValue } from './secret-values.ts'
import { requireSizeForRetention, requireVolumeForLogs } from './storage.ts'
import { validText } from './texts.ts'
import { requireVolumeOnStatefulSet, uniqueMountPath } from './volumes.ts'
import { noMissingAdmittedWorkload, uniqueContainerPort, validStatefulSetName } from './workloads.ts'

/** Every rule of an inventory, beyond each value's own schema. */
export const INVENTORY_RULES: readonly InventoryRule[] = [
  noMissingHub,
  noMissingHubNode,
  uniqueNodePort,
  requireRetentionBelowVolume,
  requireMemoryForSeries,
  requireOutageWithinRetention,
  requireSizeForRetention,
  requireVolumeForLogs,
  requireMemoryHeadroom,
  requireKnownCollector,
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
  requireProbeOnDeclaredPort,
  banProbeTimeoutOverPeriod,
  uniqueContainerPort,
  uniqueMountPath,
  requireVolumeOnStatefulSet,
  validStatefulSetName,
  noMissingAdmittedWorkload,
]

/** Every rule of the texts in an inventory. */
export const TEXT_RULES: readonly TextRule[] = [banSecretValue, validText]
