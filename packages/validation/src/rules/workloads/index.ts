import type { Rule } from '../rule/rule.ts'
import { banServiceLinks } from './ban-service-links.ts'
import { noMissingNeighbour } from './no-missing-neighbour.ts'
import { noMissingVariable } from './no-missing-variable.ts'
import { requireAlikeExporters } from './require-alike-exporters.ts'
import { requireEveryNode } from './require-every-node.ts'
import { requireImmutableConfigMap } from './require-immutable-config-map.ts'
import { requireKeptData } from './require-kept-data.ts'
import { requireNodeView } from './require-node-view.ts'
import { requireProbe } from './require-probe.ts'
import { requireRecreate } from './require-recreate.ts'
import { requireResources } from './require-resources.ts'
import { requireService } from './require-service.ts'
import { validArguments } from './valid-arguments.ts'
import { validClaim } from './valid-claim.ts'
import { validEnvironment } from './valid-environment.ts'
import { validProbe } from './valid-probe.ts'
import { validProgramPort } from './valid-program-port.ts'
import { validSelector } from './valid-selector.ts'
import { validVolume } from './valid-volume.ts'

export const WORKLOADS: readonly Rule[] = [
  banServiceLinks,
  noMissingNeighbour,
  noMissingVariable,
  requireAlikeExporters,
  requireEveryNode,
  requireImmutableConfigMap,
  requireKeptData,
  requireNodeView,
  requireProbe,
  requireRecreate,
  requireResources,
  requireService,
  validArguments,
  validClaim,
  validEnvironment,
  validProbe,
  validProgramPort,
  validSelector,
  validVolume,
]
