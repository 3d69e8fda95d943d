import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { drawMutants } from './draw-mutants.ts'
import { describe as inWords } from './equivalent.ts'
import { checkMutant } from './check-mutant.ts'
import { OPERATORS } from './operators/index.ts'
import { randomFrom } from './random.ts'
import { readTrees } from './read-trees.ts'

const trees = readTrees(join(import.meta.dirname, '../../packages/validation/fixtures/trees'))

describe('checking a mutant', () => {
  it('never makes a rule fail, and kills nearly all that are not equivalent', async () => {
    const drawn = drawMutants({ trees, operators: OPERATORS, isWanted: () => true }, randomFrom(1729))
    const survivors: string[] = []
    for (let count = 0; count < 150; count += 1) {
      const mutant = drawn.next().value
      if (!mutant) break
      // oxlint-disable-next-line no-await-in-loop -- each takes a whole core
      const { killedBy, equivalent, failure } = await checkMutant(trees, mutant)
      expect(failure, inWords(mutant)).toBeUndefined()
      if (killedBy.length === 0 && equivalent === undefined) survivors.push(inWords(mutant))
    }
    expect(survivors.length, survivors.join('\n')).toBeLessThan(5)
  }, 240_000)

  it('kills a misspelt column, and does not fail over it', async () => {
    const isSorting = (path: string) => path.endsWith('dashboard-k8s-multicluster-overview.yaml')
    const misspelling = OPERATORS.filter(({ id }) => id === 'misspell-key')
    const drawn = drawMutants({ trees, operators: misspelling, isWanted: isSorting }, randomFrom(1))
    for (let count = 0; count < 2000; count += 1) {
      const mutant = drawn.next().value
      if (!mutant?.where.endsWith('.sortBy.0.displayName')) continue
      // oxlint-disable-next-line no-await-in-loop -- the first one ends it
      expect((await checkMutant(trees, mutant)).killedBy).not.toEqual([])
      return
    }
    expect.unreachable('no mutant of a sorted column was drawn')
  }, 240_000)
})
