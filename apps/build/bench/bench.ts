import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { measureBuilds, measureValidation, median, type Cost } from './measure.ts'

/** How large a fleet, how many runs, and what its first build may cost on two cores. */
const FLEETS = [
  { clusters: 2, runs: 9, target: '0.25 s' },
  { clusters: 20, runs: 7, target: '0.55 s, 120 MiB' },
  { clusters: 200, runs: 3, target: '3.5 s, 230 MiB' },
]

const FLEET_OF = pathToFileURL(join(import.meta.dirname, 'fleet-of.ts')).href

const benchFleet = (folder: string, clusters: number, runs: number) => {
  const inventory = join(folder, `fleet-of-${clusters}.ts`)
  writeFileSync(
    inventory,
    `import { fleetOf } from '${FLEET_OF}'\nexport const fleet = fleetOf(${clusters})\n`,
  )
  const costs = { first: [] as Cost[], unchanged: [] as Cost[], validated: [] as Cost[] }
  for (let run = 0; run < runs; run += 1) {
    // A folder of its own for each run: ext4 takes five times as long to make files where some were deleted just before.
    const out = join(folder, `${clusters}-clusters-${run}`)
    const { first, unchanged } = measureBuilds(inventory, out)
    costs.first.push(first)
    costs.unchanged.push(unchanged)
    costs.validated.push(measureValidation(out))
  }
  return {
    first: median(costs.first),
    unchanged: median(costs.unchanged),
    validated: median(costs.validated),
  }
}

const row = (...cells: readonly string[]): string => `${cells.map((cell) => cell.padEnd(18)).join('')}\n`

const shown = ({ seconds, mebibytes }: Cost): string => `${seconds.toFixed(2)} s, ${mebibytes.toFixed(0)} MiB`

const folder = mkdtempSync(join(tmpdir(), 'fleet-bench-'))
try {
  process.stdout.write(row('clusters', 'first build', '(target)', 'unchanged', 'validate', 'runs'))
  for (const { clusters, runs, target } of FLEETS) {
    const { first, unchanged, validated } = benchFleet(folder, clusters, runs)
    process.stdout.write(
      row(String(clusters), shown(first), target, shown(unchanged), shown(validated), String(runs)),
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
