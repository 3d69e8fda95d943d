import { resolve } from 'node:path'
import { clusterNames, type Finding } from '@fleet/model'
import type { Target } from '../disk/plan-trees.ts'
import { readDecisions } from '../disk/read-fleet-trees.ts'
import { misplacedTrees, treesFolder } from '../disk/trees-folder.ts'
import { readInventory } from '../inventory/read-inventory.ts'
import { cacheBuild, cachedBuild, cacheKey, type Home } from '../build-cache.ts'
import type { Progress } from '../report/progress.ts'
import { refuseUnknownChanges } from './accepted.ts'
import { refuseUnknown } from './refuse-unknown.ts'
import type { Outcome } from './outcome.ts'
import { currentPlan } from './requested.ts'
import type { Request } from '../commands/generation.ts'

/**
 * Generates every tree in memory and, if all are valid beside the files of a person, writes or checks the requested ones.
 */
export const perform = async (request: Request, home: Home, progress: Progress): Promise<Outcome> => {
  const read = await readInventory(request.inventory, home)
  if (!read.ok) return refused(request, read.findings, home)
  const { fleet, warnings } = read
  refuseUnknown('the fleet has no cluster', request.clusters, clusterNames(fleet))
  await refuseUnknownChanges(request.accepted)
  const { path } = fleet.gitops
  const target = await targetOf(request, home, path)
  const { out } = target
  const known = [...warnings, ...misplacedTrees(out, path)]
  const decisions = readDecisions([out])
  const key = cacheKey(home, fleet, decisions)
  const current = currentPlan(cachedBuild(home, key), request, target)
  if (current) return { request, out, fleet, findings: known, trees: current.trees }
  const { composeFleet } = await import('../compose/compose-fleet.ts')
  const { checkAndWrite } = await import('./check-and-write.ts')
  const generation = { request, home, target, decisions, fleet, trees: composeFleet(fleet) }
  const { cacheable, findings, ...done } = await checkAndWrite(generation, progress)
  if (cacheable) cacheBuild(home, key, cacheable)
  return { request, out, fleet, ...done, findings: [...known, ...findings] }
}

/** The outcome for an inventory with errors. */
const refused = async (request: Request, findings: readonly Finding[], home: Home): Promise<Outcome> => {
  const { placeFindings } = await import('../origins/trace-build.ts')
  return { request, ...placeFindings(findings, request, home), trees: [] }
}

export const targetOf = async (
  request: Pick<Request, 'clusters' | 'out'>,
  { repository }: Home,
  path: string,
): Promise<Target> => {
  const { HEADER } = await import('@fleet/kubernetes')
  return {
    out: request.out === undefined ? treesFolder(repository, path) : resolve(request.out),
    header: HEADER,
    whole: request.clusters.length === 0,
  }
}
