import { join, resolve } from 'node:path'
import { TREES_FOLDER } from '@fleet/model'
import { suggestion } from '@fleet/model/suggestion'
import { desiredTree } from '../disk/desired-tree.ts'
import { planTrees } from '../disk/plan-trees.ts'
import { writeTrees } from '../disk/write-trees.ts'
import { generate } from '../generate.ts'
import type { Progress } from '../report/progress.ts'
import type { ClusterTree } from '../tree.ts'
import type { Outcome } from './outcome.ts'
import type { Request } from './parse-arguments.ts'
import { UsageError } from './usage-error.ts'

/** Generates every tree in memory and, if nothing is wrong with any, writes or checks those that are asked for. */
export const perform = async (request: Request, repository: string, progress: Progress): Promise<Outcome> => {
  const { fleet, trees, findings } = await generate(request.inventory)
  if (!fleet || findings.some(({ severity }) => severity === 'error'))
    return { request, findings, trees: [], ...(fleet && { fleet }) }
  const { HEADER } = await import('@fleet/kubernetes')
  const target = {
    out: request.out === undefined ? join(repository, TREES_FOLDER) : resolve(request.out),
    header: HEADER,
    whole: request.clusters.length === 0,
  }
  const wanted = selected(trees, request.clusters).map(desiredTree)
  progress.show(`${request.command}: ${wanted.length} trees in ${target.out}`)
  const plan =
    request.command === 'build'
      ? writeTrees(wanted, target, () => progress.tell(`waiting for another build in ${target.out}`))
      : planTrees(wanted, target)
  return { request, fleet, findings: [...findings, ...plan.findings], trees: plan.trees }
}

const selected = (trees: readonly ClusterTree[], names: readonly string[]): readonly ClusterTree[] => {
  const known = trees.map(({ cluster }) => cluster)
  const unknown = names.find((name) => !known.some((cluster) => cluster === name))
  if (unknown !== undefined)
    throw new UsageError(`the fleet has no cluster "${unknown}"`, suggestion(unknown, known))
  return names.length === 0 ? trees : trees.filter(({ cluster }) => names.includes(cluster))
}
