import type { Rule } from '../rule/rule.ts'
import { banConfigSubPath } from './ban-config-sub-path.ts'
import { banReadinessAsLiveness } from './ban-readiness-as-liveness.ts'
import { banServiceLinks } from './ban-service-links.ts'
import { banUnusedVolume } from './ban-unused-volume.ts'
import { noMissingArgument } from './no-missing-argument.ts'
import { noMissingPriorityClass } from './no-missing-priority-class.ts'
import { noMissingProgramVariable } from './no-missing-program-variable.ts'
import { noMissingServiceInUrl } from './no-missing-service-in-url.ts'
import { noMissingVariable } from './no-missing-variable.ts'
import { requireAgentOnEveryNode } from './require-agent-on-every-node.ts'
import { requireHostAccess } from './require-host-access.ts'
import { requireImmutableConfigMap } from './require-immutable-config-map.ts'
import { requirePersistentData } from './require-persistent-data.ts'
import { requireProbe } from './require-probe.ts'
import { requireProbeTiming } from './require-probe-timing.ts'
import { requireResources } from './require-resources.ts'
import { requireSameExporterFlags } from './require-same-exporter-flags.ts'
import { requireScratchLimit } from './require-scratch-limit.ts'
import { requireService } from './require-service.ts'
import { requireSingleInstance } from './require-single-instance.ts'
import { requireWritableFolder } from './require-writable-folder.ts'
import { uniqueHostPort } from './unique-host-port.ts'
import { validArguments } from './valid-arguments.ts'
import { validClaim } from './valid-claim.ts'
import { validEnvironment } from './valid-environment.ts'
import { validMount } from './valid-mount.ts'
import { validProbe } from './valid-probe.ts'
import { validProgramPort } from './valid-program-port.ts'
import { validProgramVariable } from './valid-program-variable.ts'
import { validResources } from './valid-resources.ts'
import { validSelector } from './valid-selector.ts'
import { validServicePort } from './valid-service-port.ts'

export const WORKLOADS: readonly Rule[] = [
  banConfigSubPath,
  banReadinessAsLiveness,
  banServiceLinks,
  banUnusedVolume,
  noMissingArgument,
  noMissingPriorityClass,
  noMissingProgramVariable,
  noMissingServiceInUrl,
  noMissingVariable,
  requireAgentOnEveryNode,
  requireHostAccess,
  requireImmutableConfigMap,
  requirePersistentData,
  requireProbe,
  requireProbeTiming,
  requireResources,
  requireSameExporterFlags,
  requireScratchLimit,
  requireService,
  requireSingleInstance,
  requireWritableFolder,
  uniqueHostPort,
  validArguments,
  validClaim,
  validEnvironment,
  validMount,
  validProbe,
  validProgramPort,
  validProgramVariable,
  validResources,
  validSelector,
  validServicePort,
]
