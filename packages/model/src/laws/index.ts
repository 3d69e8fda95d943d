import { uniqueNodeAddress, uniqueTailnetAddress } from './addresses.ts'
import { banStaleInterval, requireKnownCollector, requireMemoryHeadroom } from './collector.ts'
import {
  noMissingHub,
  noMissingHubNode,
  requireOutageWithinRetention,
  requireRetentionBelowVolume,
  uniqueNodePort,
} from './hub.ts'
import type { Law } from './law.ts'
import { banTunnelInInfrastructure, banWorkloadInInfrastructure } from './namespaces.ts'
import {
  noMissingSecret,
  noMissingSecretKey,
  noUnusedSecretKey,
  requireSecretInNamespace,
} from './secrets.ts'
import {
  banProbeTimeoutOverPeriod,
  banSecretValue,
  noMissingAdmittedWorkload,
  requireProbeOnDeclaredPort,
  requireVolumeOnStatefulSet,
  uniqueContainerPort,
  uniqueMountPath,
  validStatefulSetName,
} from './workloads.ts'

/** Every law that an inventory must keep, beyond each value's own shape. */
export const LAWS: readonly Law[] = [
  noMissingHub,
  noMissingHubNode,
  uniqueNodePort,
  requireRetentionBelowVolume,
  requireOutageWithinRetention,
  requireMemoryHeadroom,
  requireKnownCollector,
  banStaleInterval,
  uniqueTailnetAddress,
  uniqueNodeAddress,
  banWorkloadInInfrastructure,
  banTunnelInInfrastructure,
  noMissingSecret,
  noMissingSecretKey,
  requireSecretInNamespace,
  noUnusedSecretKey,
  requireProbeOnDeclaredPort,
  banProbeTimeoutOverPeriod,
  uniqueContainerPort,
  uniqueMountPath,
  requireVolumeOnStatefulSet,
  validStatefulSetName,
  noMissingAdmittedWorkload,
  banSecretValue,
]
