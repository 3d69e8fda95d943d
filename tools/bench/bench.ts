import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { toolArguments } from '@fleet/command-line'
import { measure, median, type Cost, type Costs } from './measure.ts'

const REPOSITORY = join(import.meta.dirname, '../..')
const FLEET_OF = pathToFileURL(join(import.meta.dirname, 'fleet-of.ts')).href

/** How many clusters, and how many runs. */
const FLEETS = [
  { clusters: 2, runs: 9 },
  { clusters: 20, runs: 7 },
  { clusters: 200, runs: 3 },
]

const { against } = toolArguments({
  help: `Times builds of fleets of 2, 20 and 200 clusters.

  pnpm bench [--against COMMIT]

  --against COMMIT   runs the program of that commit in turn with the working tree's
`,
  options: { against: { type: 'string' } },
}).values

const folder = mkdtempSync(join(tmpdir(), 'fleet-bench-'))
const run = (command: string, ...args: readonly string[]): void => {
  execFileSync(command, args, { cwd: REPOSITORY, stdio: ['ignore', 'ignore', 'inherit'] })
}

/** Checks out a commit in another folder, with its dependencies and its bundle. */
const checkOut = (commit: string): string => {
  const checkout = join(folder, 'against')
  run('git', 'worktree', 'add', '--detach', checkout, commit)
  run('npx', '-y', 'pnpm@12.21.0', '--dir', checkout, 'install', '--prefer-offline', '--frozen-lockfile')
  return checkout
}

const row = (...cells: readonly string[]): string =>
  `${cells
    .map((cell) => cell.padEnd(26))
    .join('')
    .trimEnd()}\n`

const shown = (costs: readonly Costs[], command: keyof Costs): string => {
  const { processor, seconds, mebibytes }: Cost = median(costs.map((cost) => cost[command]))
  return `${processor.toFixed(0)} ms, ${seconds.toFixed(2)} s, ${mebibytes.toFixed(0)} MiB`
}

const bench = async (checkouts: ReadonlyMap<string, string>, clusters: number, runs: number) => {
  const inventory = join(folder, `fleet-of-${clusters}.ts`)
  writeFileSync(
    inventory,
    `import { fleetOf } from '${FLEET_OF}'\nexport const fleet = fleetOf(${clusters})\n`,
  )
  const costs = new Map([...checkouts.keys()].map((name) => [name, [] as Costs[]]))
  // One after the other: side by side they disturb each other's figures.
  /* oxlint-disable no-await-in-loop */
  for (let nth = 0; nth < runs; nth += 1)
    for (const [name, checkout] of checkouts)
      // Each run has its own folder: ext4 makes files five times slower just after a deletion.
      costs.get(name)?.push(await measure(checkout, inventory, join(folder, `${clusters}-${nth}-${name}`)))
  for (const [name, all] of costs)
    process.stdout.write(
      row(`${clusters} ${name}`, shown(all, 'first'), shown(all, 'unchanged'), shown(all, 'validated')),
    )
}

/** Leaves nothing behind, however the bench ends. */
const cleanUp = (): void => {
  if (against !== undefined && existsSync(join(folder, 'against')))
    run('git', 'worktree', 'remove', '--force', join(folder, 'against'))
  rmSync(folder, { recursive: true, force: true })
}

process.once('exit', cleanUp)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => process.exit(128 + constants.signals[signal]))

run(process.execPath, join(REPOSITORY, 'apps/build/bundle/make-bundle.ts'))
const checkouts = new Map([
  ...(against === undefined ? [] : [[against, checkOut(against)] as const]),
  ['here', REPOSITORY] as const,
])
process.stdout.write(row('clusters', 'changed build', 'unchanged build', 'validate'))
for (const { clusters, runs } of FLEETS) await bench(checkouts, clusters, runs)
