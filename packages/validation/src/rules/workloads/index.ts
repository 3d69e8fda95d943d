import type { Rule } from '../rule/rule.ts'
import { banConfigSubPath } from './ban-config-sub-path.ts'
import { banMisspeltVariable } from './ban-misspelt-variable.ts'
import { banMemoryAboveLimit } from './ban-memory-above-limit.ts'
import { banReadinessAsLiveness } from './ban-readiness-as-liveness.ts'
import { banDrainBlock } from './ban-drain-block.ts'
import { banFixedReplicas } from './ban-fixed-replicas.ts'
import { banReplicatedReceiver } from './ban-replicated-receiver.ts'
import { banServiceLinks } from './ban-service-links.ts'
import { banUnusedVolume } from './ban-unused-volume.ts'
import { noMissingArgument } from './no-missing-argument.ts'
import { noMissingPriorityClass } from './no-missing-priority-class.ts'
import { noMissingProgramVariable } from './no-missing-program-variable.ts'
import { noMissingServiceInUrl } from './no-missing-service-in-url.ts'
import { noMissingVariable } from './no-missing-variable.ts'
import { requireAgentOnEveryNode } from './require-agent-on-every-node.ts'
import { requireExpectedVariable } from './require-expected-variable.ts'
import { requireHostAccess } from './require-host-access.ts'
import { requireImmutableConfigMap } from './require-immutable-config-map.ts'
import { requirePersistentData } from './require-persistent-data.ts'
import { requireProbeTiming } from './require-probe-timing.ts'
import { requireProbe } from './require-probe.ts'
import { requireResources } from './require-resources.ts'
import { requireSameExporterFlags } from './require-same-exporter-flags.ts'
import { requireScratchLimit } from './require-scratch-limit.ts'
import { requireService } from './require-service.ts'
import { requireSingleInstance } from './require-single-instance.ts'
import { requireWritableFolder } from './require-writable-folder.ts'
import { uniqueHostPort } from './unique-host-port.ts'
import { validArguments } from './valid-arguments.ts'
import { validAutoscaler } from './valid-autoscaler.ts'
import { validClaim } from './valid-claim.ts'
import { validEnvironment } from './valid-environment.ts'
import { validMount } from './valid-mount.ts'
import { validProbe } from './valid-probe.ts'
import { validProgramPort } from './valid-program-port.ts'
import { validProgramVariable } from './valid-program-variable.ts'
import { validResources } from './valid-resources.ts'
import { validSchedule } from './valid-schedule.ts'
import { validSelector } from './valid-selector.ts'
import { validServicePort } from './valid-service-port.ts'

export const WORKLOADS: readonly Rule[] = [
  banConfigSubPath,
  banMemoryAboveLimit,
  banMisspeltVariable,
  banReadinessAsLiveness,
  banDrainBlock,
  banFixedReplicas,
  banReplicatedReceiver,
  banServiceLinks,
  banUnusedVolume,
  noMissingArgument,
  noMissingPriorityClass,
  noMissingProgramVariable,
  noMissingServiceInUrl,
  noMissingVariable,
  requireAgentOnEveryNode,
  requireExpectedVariable,
  requireHostAccess,
  requireImmutableConfigMap,
  requirePersistentData,
  requireProbeTiming,
  requireProbe,
  requireResources,
  requireSameExporterFlags,
  requireScratchLimit,
  requireService,
  requireSingleInstance,
  requireWritableFolder,
  uniqueHostPort,
  validArguments,
  validAutoscaler,
  validClaim,
  validEnvironment,
  validMount,
  validProbe,
  validProgramPort,
  validProgramVariable,
  validResources,
  validSchedule,
  validSelector,
  validServicePort,
]
