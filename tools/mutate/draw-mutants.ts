import type { RenderedFile, RenderedTree } from '@fleet/validation'
import type { Mutant, Operator, PossibleFault } from './mutant.ts'
import type { Random } from './random.ts'

/** A fault that one operator can make in one file. */
interface Chance {
  readonly tree: RenderedTree
  readonly file: RenderedFile
  readonly operator: Operator
  readonly fault: PossibleFault
}

/** The population: the trees, their files and the operators. */
export interface Source {
  readonly trees: readonly RenderedTree[]
  readonly operators: readonly Operator[]
  /** Whether a file is drawn from, by its path with the cluster's name. */
  readonly isWanted: (path: string) => boolean
}

/**
 * Draws mutants without end: a file, then an operator that applies to it, then a site, each with equal probability. So
 * short files and rare operators have their share.
 */
export function* drawMutants(source: Source, random: Random): Generator<Mutant, void> {
  const targets = [...Map.groupBy(chancesIn(source), ({ file }) => file).values()].map((fileChances) => [
    ...Map.groupBy(fileChances, ({ operator }) => operator).values(),
  ])
  while (targets.length > 0) {
    const mutant = mutantOf(random.one(random.one(random.one(targets))), random)
    if (mutant) yield mutant
  }
}

/**
 * Draws some mutants of each kind of site for each operator. The same keys of objects of one kind are one kind of site,
 * for all names and items of a list. So the rarest site is drawn.
 */
export function* drawOfEachKind(source: Source, each: number, random: Random): Generator<Mutant, void> {
  for (const chances of Map.groupBy(chancesIn(source), kindOf).values()) {
    const left = [...chances]
    for (let made = 0; made < each && left.length > 0;) {
      const mutant = mutantOf(left.splice(random.below(left.length), 1)[0], random)
      if (!mutant) continue
      made += 1
      yield mutant
    }
  }
}

const chancesIn = ({ trees, operators, isWanted }: Source): readonly Chance[] =>
  trees.flatMap((tree) =>
    tree.files
      .filter(({ path }) => isWanted(`${tree.cluster}/${path}`))
      .flatMap((file) =>
        operators.flatMap((operator) =>
          operator.faults(trees, tree, file).map((fault) => ({ tree, file, operator, fault })),
        ),
      ),
  )

const NAME_OF_OBJECT = /(?<=^\S+) \S+/
const NAME_OF_DASHBOARD = /(?<= data\.)[\w-]+(?=\.json)/
const INDEX = /(?:(?<=^line )|(?<=\.))\d+(?=\.|$)/g

/** Each query is its own kind: no two are the same. */
const kindOf = ({ operator, fault: { where } }: Chance): string =>
  `${operator.id} ${
    where.endsWith('.expr')
      ? where
      : where.replace(NAME_OF_OBJECT, '').replace(NAME_OF_DASHBOARD, '').replace(INDEX, '')
  }`

const mutantOf = (chance: Chance | undefined, random: Random): Mutant | undefined => {
  if (!chance) return undefined
  const { tree, file, operator, fault } = chance
  const made = fault.make(random)
  return (
    made && { operator: operator.id, cluster: tree.cluster, path: file.path, where: fault.where, ...made }
  )
}
