import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawMutants, OPERATORS, randomFrom, readTrees, type Mutant } from '@fleet/mutate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { installDefinitions, startApiServer } from '../../src/kubernetes/api-server.ts'
import { compare, figuresOf, holeText, isHole } from '../../src/mutants/compare.ts'
import { startEngineChecker, type EngineChecker } from '../../src/mutants/engine-checker.ts'
import { lokiFile } from '../../src/programs/given-loki.ts'
import { startLoki } from '../../src/programs/loki.ts'
import { measured } from '../../src/results/measured.ts'
import { treesFolder } from '../../src/trees/committed.ts'

/** A longer look: `FLEET_LAB_MUTANTS=3000 pnpm lab validator --logs DIR`. */
const count = Number(process.env['FLEET_LAB_MUTANTS'] ?? 80)

const trees = readTrees(treesFolder)

let hosts: LabHosts
let checker: EngineChecker

beforeAll(async () => {
  hosts = await startHosts()
  const [{ api }, loki] = await Promise.all([
    startApiServer(hosts.hub, hosts.stage),
    lokiFile() === undefined ? undefined : startLoki(hosts.hub),
  ])
  await installDefinitions(api)
  checker = await startEngineChecker({
    api,
    loki,
    stage: hosts.stage,
    trees: new Map(trees.map(({ cluster, files }) => [cluster, files])),
  })
})

afterAll(() => hosts[Symbol.asyncDispose]())

const sampleOf = (seed: number): readonly Mutant[] => {
  const sample: Mutant[] = []
  const source = { trees, operators: OPERATORS, isWanted: () => true }
  for (const mutant of drawMutants(source, randomFrom(seed))) {
    // Some change the suppressions, which no cluster reads.
    if (Object.keys(mutant.changed).length > 0) sample.push(mutant)
    if (sample.length === count) break
  }
  return sample
}

/**
 * Fixed seeds, so that only a change of the code changes the result. `FLEET_LAB_SEED` draws another sample: CI does so
 * each week.
 */
const seeds = [5, Number(process.env['FLEET_LAB_SEED'] ?? '') || 20_782]

test.for(seeds.map((seed, index) => ({ seed, number: index + 1 })))(
  'what a program of the cluster refuses, the validator refused before: sample $number',
  { timeout: 3_600_000 },
  async ({ seed }, context) => {
    const comparisons = await compare(checker, trees, sampleOf(seed))
    writeFileSync(join(hosts.stage, `mutants-${seed}.json`), JSON.stringify(comparisons, undefined, 1))
    measured(context, {
      seed: String(seed),
      ...figuresOf(comparisons),
      ...(lokiFile() === undefined && { 'Loki’s configuration and LogQL': 'not checked, no Loki is given' }),
    })
    expect(comparisons.filter(isHole).map(holeText)).toEqual([])
  },
)
