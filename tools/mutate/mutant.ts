import { dump } from 'js-yaml'
import { HEADER } from '@fleet/kubernetes'
import type { SuppressionsFile, RenderedFile, RenderedTree } from '@fleet/validation'
import type { Random } from './random.ts'

/** A tree's changed files by path; undefined is a removed file. */
export type ChangedFiles = Readonly<Record<string, RenderedFile | undefined>>

/** One small fault in otherwise good trees. */
export interface Mutant {
  readonly operator: string
  readonly cluster: string
  /** The file that it is in. */
  readonly path: string
  /** The object and the keys inside it. */
  readonly where: string
  /** What was changed into what. */
  readonly message: string
  readonly changed: Readonly<Record<string, ChangedFiles>>
  /** The file of suppressions beside the trees, where the fault is in there. */
  readonly suppressions?: SuppressionsFile
}

/** What an operator makes at one of its sites. */
type Fault = Pick<Mutant, 'where' | 'message' | 'changed' | 'suppressions'>

/** Makes small realistic faults of one kind. */
export interface Operator {
  readonly id: string
  /** The error that it imitates. */
  readonly about: string
  /** A fault at each possible site of a file. Chance decides among its variants. */
  readonly faults: (
    trees: readonly RenderedTree[],
    tree: RenderedTree,
    file: RenderedFile,
  ) => readonly PossibleFault[]
}

/** A site where a fault is possible. It is made only when it is drawn; nothing where chance gives no change. */
export interface PossibleFault {
  /** As `where` of the fault. */
  readonly where: string
  readonly make: (random: Random) => Omit<Fault, 'where'> | undefined
}

/** The trees with the changed files in place of theirs. */
export const mutatedTrees = (
  trees: readonly RenderedTree[],
  { changed }: Pick<Mutant, 'changed'>,
): readonly RenderedTree[] =>
  trees.map((tree) => {
    const own = changed[tree.cluster]
    if (!own) return tree
    const kept = tree.files.filter(({ path }) => !Object.hasOwn(own, path))
    const files = [...kept, ...Object.values(own).filter((file) => file !== undefined)]
    return { ...tree, files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)) }
  })

/** A generated file with these objects, printed as after an edit that keeps its first line. */
export const fileOf = (path: string, objects: readonly object[]): RenderedFile => ({
  path,
  content: [HEADER, ...objects.map((object) => `---\n${dump(object, { lineWidth: -1, noRefs: true })}`)].join(
    '',
  ),
  objects,
})
