import type { Finding, Fleet } from '@fleet/model'
import { checkBuild } from '../check/check-build.ts'
import { stopsBuild } from '../check/existing-errors.ts'
import { hashOfPersons, personsPaths } from '../check/persons-files.ts'
import { desiredTree, type DesiredTree } from '../disk/desired-tree.ts'
import { planTrees, type FleetPlan, type Target } from '../disk/plan-trees.ts'
import type { Decisions } from '../disk/read-fleet-trees.ts'
import { isToBeApplied, writeTrees } from '../disk/write-trees.ts'
import type { CachedBuild, Home } from '../build-cache.ts'
import { markUnwritten } from '../report/mark-unwritten.ts'
import type { Progress } from '../report/progress.ts'
import type { ClusterTree } from '../tree.ts'
import type { Request } from '../commands/generation.ts'
import type { Outcome } from './outcome.ts'
import { requested, requestedPlan } from './requested.ts'

/** Trees in memory, and where they belong. */
export interface Generation {
  readonly request: Request
  readonly home: Home
  readonly target: Target
  readonly decisions: Decisions
  readonly fleet: Fleet
  readonly trees: readonly ClusterTree[]
}

type Done = Pick<Outcome, 'findings' | 'source' | 'notRendered' | 'trees'>

/** Checks trees beside the files of a person and, if nothing stops it, writes the requested ones. */
export const checkAndWrite = async (
  generation: Generation,
  progress: Progress,
): Promise<Done & { readonly cacheable?: CachedBuild }> => {
  const { request, target, decisions, trees } = generation
  const desired = trees.map(desiredTree)
  const whole = planTrees(desired, { ...target, whole: true })
  const persons = personsPaths(whole, target.out)
  const hash = hashOfPersons(persons)
  const build = { trees, out: target.out, plan: whole, decisions, accepted: request.accepted }
  const checked = await checkBuild(build, persons.length > 0)
  const { findings, source } = await traced(checked, generation)
  if (findings.some(stopsBuild)) return { findings: markUnwritten(findings, whole), source, trees: [] }
  progress.show(`${request.command}: ${requested(trees, request).length} trees in ${target.out}`)
  const planned = requestedPlan(whole, request)
  const changes = await changesOf(planned, generation)
  const isWritten = request.command === 'build' && !changes.some(stopsBuild)
  const plan = isWritten ? carriedOut(generation, { desired, planned }, progress) : planned
  return {
    findings: [
      ...(isWritten ? [...findings, ...changes] : markUnwritten([...findings, ...changes], whole)),
      ...plan.findings,
    ],
    source,
    notRendered: checked.notRendered,
    trees: plan.trees,
    ...(checked.isSelfContained && findings.length === 0 && { cacheable: { trees: desired, persons: hash } }),
  }
}

/** Findings with what of the inventory makes them. Nothing is loaded for it where nothing is found or overridden. */
const traced = async (
  checked: Awaited<ReturnType<typeof checkBuild>>,
  generation: Generation,
): Promise<Required<Pick<Outcome, 'findings' | 'source'>>> => {
  if (checked.findings.length === 0 && generation.fleet.values === undefined) return checked
  const { traceBuild } = await import('../origins/trace-build.ts')
  return traceBuild(checked, generation)
}

/** What the plan does to running clusters. Loaded only where something changes. */
const changesOf = async (
  plan: FleetPlan,
  { trees, decisions, request: { accepted } }: Generation,
): Promise<readonly Finding[]> => {
  if (!isToBeApplied(plan)) return []
  const { findingsOfChanges } = await import('../upgrade/build-changes.ts')
  return findingsOfChanges(plan.trees, trees, { decisions, accepted })
}

interface Planned {
  readonly desired: readonly DesiredTree[]
  readonly planned: FleetPlan
}

const carriedOut = (
  { request, target }: Generation,
  { desired, planned }: Planned,
  progress: Progress,
): FleetPlan => {
  const onWait = (): void => progress.tell(`waiting for another build in ${target.out}`)
  return writeTrees(requested(desired, request), target, onWait, planned)
}
