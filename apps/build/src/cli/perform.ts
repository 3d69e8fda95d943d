import { resolve } from 'node:path'
import { clusterNames, type Finding, type Fleet } from '@fleet/model'
import { suggestion } from '@fleet/model/suggestion'
import { readBroughtCharts } from '../charts/brought-charts.ts'
import { desiredTree, type DesiredTree } from '../disk/desired-tree.ts'
import { readSuppressionsFile } from '../disk/suppressions-file.ts'
import { misplacedTrees, treesFolder } from '../disk/trees-folder.ts'
import { planTrees, type FleetPlan, type Target } from '../disk/plan-trees.ts'
import { isToBeApplied, writeTrees } from '../disk/write-trees.ts'
import { generate, readInventory } from '../generate.ts'
import { cacheKey, cachedTrees, cacheTrees, type Home } from '../build-cache.ts'
import type { Progress } from '../report/progress.ts'
import type { ClusterTree } from '../tree.ts'
import type { ChangeDecisions } from '../upgrade/build-changes.ts'
import { refuseUnknownChanges } from './accepted.ts'
import type { Outcome } from './outcome.ts'
import type { Request } from '../commands/generation.ts'
import { UsageError } from './usage-error.ts'

/** Generates every tree in memory and, if all are valid, writes or checks the requested ones. */
export const perform = async (request: Request, home: Home, progress: Progress): Promise<Outcome> => {
  const read = await readInventory(request.inventory, home)
  if (!read.ok) return { request, findings: read.findings, trees: [] }
  const { fleet, warnings } = read
  refuseUnknownClusters(fleet, request.clusters)
  await refuseUnknownChanges(request.accepted)
  const { path } = fleet.gitops
  const target = await targetOf(request, home, path)
  const { out } = target
  const known = [...warnings, ...misplacedTrees(out, path)]
  const suppressions = readSuppressionsFile(out)
  const charts = readBroughtCharts([out])
  const key = cacheKey(home, fleet, [...suppressions, ...charts])
  const current = planFromCache(cachedTrees(home, key), request, target)
  if (current) return { request, out, fleet, findings: known, trees: current.trees }
  const { trees, findings: ofTrees, source } = await generate(fleet, suppressions, charts)
  const findings = [...known, ...ofTrees]
  if (findings.some(({ severity }) => severity === 'error'))
    return { request, out, fleet, findings, source, trees: [] }
  const desired = trees.map(desiredTree)
  if (ofTrees.length === 0) cacheTrees(home, key, desired)
  const wanted = selected(desired, request.clusters)
  progress.show(`${request.command}: ${wanted.length} trees in ${out}`)
  const planned = planTrees(wanted, target)
  const changes = await changesOf(planned, trees, { path, suppressions, accepted: request.accepted })
  const all = [...findings, ...changes]
  const isWritten = request.command === 'build' && !all.some(({ severity }) => severity === 'error')
  const plan = isWritten
    ? writeTrees(wanted, target, () => progress.tell(`waiting for another build in ${out}`), planned)
    : planned
  return { request, out, fleet, findings: [...all, ...plan.findings], source, trees: plan.trees }
}

/** Loaded only where something changes. */
const changesOf = async (
  plan: FleetPlan,
  trees: readonly ClusterTree[],
  decisions: ChangeDecisions,
): Promise<readonly Finding[]> => {
  if (!isToBeApplied(plan)) return []
  const { findingsOfChanges } = await import('../upgrade/build-changes.ts')
  return findingsOfChanges(plan.trees, trees, decisions)
}

/** A plan without changes, if the trees are as this program last wrote them for this fleet. */
const planFromCache = (
  known: readonly DesiredTree[] | undefined,
  request: Request,
  target: Target,
): FleetPlan | undefined => {
  const plan = known && planTrees(selected(known, request.clusters), target)
  return plan && plan.findings.length === 0 && !isToBeApplied(plan) ? plan : undefined
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

const refuseUnknownClusters = (fleet: Fleet, names: readonly string[]): void => {
  const known: readonly string[] = clusterNames(fleet)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new UsageError(`the fleet has no cluster "${unknown}"`, suggestion(unknown, known))
}

const selected = <Tree extends { readonly cluster: string }>(
  trees: readonly Tree[],
  names: readonly string[],
): readonly Tree[] => (names.length === 0 ? trees : trees.filter(({ cluster }) => names.includes(cluster)))
