import { isDeepStrictEqual } from 'node:util'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { drawMutants } from './draw-mutants.ts'
import { describe as inWords } from './equivalent.ts'
import { mutatedTrees, type Mutant } from './mutant.ts'
import { OPERATORS } from './operators/index.ts'
import { randomFrom } from './random.ts'
import { readTrees } from './read-trees.ts'

const trees = readTrees(join(import.meta.dirname, '../../packages/validation/fixtures/trees'))

const draw = (count: number, seed: number, operators = OPERATORS): readonly Mutant[] => {
  const drawn = drawMutants({ trees, operators, isWanted: () => true }, randomFrom(seed))
  return Array.from({ length: count }, () => drawn.next().value).filter((mutant) => mutant !== undefined)
}

describe('mutants', () => {
  it('are the same for the same seed, and others for another', () => {
    const [one, again, other] = [draw(40, 1), draw(40, 1), draw(40, 2)].map((all) => all.map(inWords))
    expect(again).toEqual(one)
    expect(other).not.toEqual(one)
  })

  it('come from every file of the trees', () => {
    const drawn = new Set(draw(1500, 3).map(({ cluster, path }) => `${cluster}/${path}`))
    const all = trees.flatMap(({ cluster, files }) => files.map(({ path }) => `${cluster}/${path}`))
    expect(all.filter((path) => !drawn.has(path))).toEqual([])
  })

  it.each(OPERATORS.map((operator) => [operator.id, operator] as const))(
    'of %s differ from the good trees, in the files that they name',
    (_, operator) => {
      for (const mutant of draw(5, 4, [operator])) {
        const touched = mutatedTrees(trees, mutant).flatMap((tree, index) =>
          differingFiles(tree.files, trees[index]?.files ?? []).map((path) => `${tree.cluster}/${path}`),
        )
        expect(touched, inWords(mutant)).toEqual(
          Object.entries(mutant.changed).flatMap(([cluster, files]) =>
            Object.keys(files).map((path) => `${cluster}/${path}`),
          ),
        )
      }
    },
  )
})

type Files = ReturnType<typeof mutatedTrees>[number]['files']

const differingFiles = (some: Files, others: Files): readonly string[] => {
  const paths = new Set([...some, ...others].map(({ path }) => path))
  return [...paths].filter((path) => {
    const [one, other] = [some, others].map((files) => files.find((file) => file.path === path))
    return !isDeepStrictEqual(one?.objects, other?.objects) || one === undefined
  })
}
