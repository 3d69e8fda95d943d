import type { RenderedFile, RenderedTree } from '@fleet/validation'
import type { Mutant, Operator, PossibleFault } from './mutant.ts'
import type { Random } from './random.ts'

/** What a file can suffer from one operator. */
interface Chances {
  readonly operator: Operator
  readonly faults: readonly PossibleFault[]
}

interface Target {
  readonly tree: RenderedTree
  readonly file: RenderedFile
  readonly chances: readonly Chances[]
}

/**
 * Draws mutants without end: a file, then an operator that can do something to it, then a place, each alike likely, so
 * that no file is spared for being short and no operator for having few places.
 */
export function* drawMutants(
  trees: readonly RenderedTree[],
  operators: readonly Operator[],
  isWanted: (path: string) => boolean,
  random: Random,
): Generator<Mutant, void> {
  const targets = trees.flatMap((tree) =>
    tree.files
      .filter(({ path }) => isWanted(`${tree.cluster}/${path}`))
      .map((file) => ({ tree, file, chances: chancesOf(trees, operators, tree, file) })),
  )
  const possible = targets.filter(({ chances }) => chances.length > 0)
  while (possible.length > 0) {
    const mutant = drawOne(random.one(possible), random)
    if (mutant) yield mutant
  }
}

const chancesOf = (
  trees: readonly RenderedTree[],
  operators: readonly Operator[],
  tree: RenderedTree,
  file: RenderedFile,
): readonly Chances[] =>
  operators
    .map((operator) => ({ operator, faults: operator.faults(trees, tree, file) }))
    .filter(({ faults }) => faults.length > 0)

const drawOne = ({ tree, file, chances }: Target, random: Random): Mutant | undefined => {
  const { operator, faults } = random.one(chances)
  const fault = random.one(faults)(random)
  return fault && { operator: operator.id, cluster: tree.cluster, path: file.path, ...fault }
}
