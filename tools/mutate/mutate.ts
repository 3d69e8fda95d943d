import { join } from 'node:path'
import { existing, toolArguments } from '@fleet/command-line'
import { RULE_DOCS } from '@fleet/validation'
import { drawMutants, drawOfEachKind, type Source } from './draw-mutants.ts'
import { checkMutant, type Verdict } from './check-mutant.ts'
import type { Mutant, Operator } from './mutant.ts'
import { OPERATORS } from './operators/index.ts'
import { randomFrom } from './random.ts'
import { readTrees } from './read-trees.ts'
import { idleRules, reportJson, reportText } from './report.ts'

const HELP = `Makes small realistic faults in valid trees, one at a time, and counts how many the rules kill.

  pnpm mutate [--seed N] [--count N | --each N] [--file REGEX] [--operator REGEX] [--json] [--min PERCENT] [--no-idle] [DIR]

  --seed N          the seed of the draw (by default 1); the same seed draws the same mutants
  --count N         how many (by default 300)
  --each N          this many at each kind of site, by each operator, in place of --count
  --file REGEX      only in files whose path, with the cluster's name, matches
  --operator REGEX  only by operators whose id matches
  --min PERCENT     exit with 1 where fewer of the mutants that are not equivalent are killed
  --no-idle         exit with 1 where a rule killed no mutant
  --operators       list the operators and the errors that they imitate
  --json            print every mutant and the rules that killed it as JSON
  DIR               the folder of the trees (by default those that the rules are tested on)
`

const { values, operands } = toolArguments({
  help: HELP,
  operands: [0, 1],
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '300' },
    each: { type: 'string' },
    file: { type: 'string', default: '' },
    operator: { type: 'string', default: '' },
    min: { type: 'string', default: '0' },
    operators: { type: 'boolean', default: false },
    'no-idle': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

const chosen = (): readonly Operator[] => {
  const wanted = new RegExp(values.operator)
  return OPERATORS.filter(({ id }) => wanted.test(id))
}

const drawn = (trees: Source['trees']): Iterable<Mutant> => {
  const wanted = new RegExp(values.file)
  const source = { trees, operators: chosen(), isWanted: (path: string) => wanted.test(path) }
  const random = randomFrom(Number(values.seed))
  return values.each === undefined
    ? drawMutants(source, random)
    : drawOfEachKind(source, Number(values.each), random)
}

const checkAll = async (): Promise<readonly Verdict[]> => {
  const trees = readTrees(
    existing(operands[0] ?? join(import.meta.dirname, '../../packages/validation/fixtures/trees')),
  )
  const verdicts: Verdict[] = []
  const limit = values.each === undefined ? Number(values.count) : Infinity
  for (const mutant of drawn(trees)) {
    if (verdicts.length === limit) break
    // One after the other on purpose: each takes a whole core.
    // oxlint-disable-next-line no-await-in-loop
    verdicts.push(await checkMutant(trees, mutant))
    if (process.stderr.isTTY) process.stderr.write(`\r${verdicts.length} checked`)
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K')
  return verdicts
}

const mutationScore = (verdicts: readonly Verdict[]): number => {
  const nonEquivalent = verdicts.filter(({ equivalent }) => equivalent === undefined)
  return (
    (100 * nonEquivalent.filter(({ killedBy }) => killedBy.length > 0).length) /
    Math.max(1, nonEquivalent.length)
  )
}

const run = async (): Promise<void> => {
  if (values.operators)
    return void process.stdout.write(OPERATORS.map(({ id, about }) => `${id.padEnd(20)} ${about}\n`).join(''))
  const seed = Number(values.seed)
  const started = performance.now()
  const verdicts = await checkAll()
  const rules = RULE_DOCS.map(({ id }) => id)
  process.stdout.write(values.json ? reportJson(verdicts, seed) : reportText(verdicts, rules, seed))
  process.stderr.write(`checked in ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
  const isIdle = values['no-idle'] && idleRules(verdicts, rules).length > 0
  if (isIdle || mutationScore(verdicts) < Number(values.min)) process.exitCode = 1
}

await run()
