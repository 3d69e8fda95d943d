import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Home } from '../build-cache.ts'
import { EXIT, type ExitCode } from '../cli/exit-code.ts'
import { UsageError } from '../cli/usage-error.ts'
import { replaceFile } from '../disk/replace-file.ts'
import { readInventory } from '../inventory/read-inventory.ts'
import { shownPath } from '../report/shown-path.ts'
import { CHARTS_FOLDER } from './brought-charts.ts'
import { chartFilesOf, type PublishedChart } from './chart-source.ts'
import {
  chartFile,
  deriveChart,
  isUnreadableChart,
  type ChartFiles,
  type DerivedChart,
} from './derivation.ts'

interface AddRequest {
  readonly charts: readonly string[]
  readonly folder: string | undefined
  readonly inventory: string | undefined
}

/** Derives charts, and writes a file for each. */
export const addCharts = async (
  { charts, folder = CHARTS_FOLDER, inventory }: AddRequest,
  home: Home,
): Promise<ExitCode> => {
  const published = async () => publishedIn(inventory, home)
  mkdirSync(folder, { recursive: true })
  for (const given of charts) {
    // One after the other: each is pulled into the same terminal.
    // oxlint-disable-next-line no-await-in-loop
    const derived = await derive(given, await chartFilesOf(given, published))
    const path = resolve(join(folder, `${derived.name}-${derived.version}.json`))
    replaceFile(path, chartFile(derived))
    process.stdout.write(`${shownPath(path)}: commit it; build, check and validate read it\n`)
  }
  return EXIT.ok
}

const derive = async (given: string, files: ChartFiles): Promise<DerivedChart> => {
  try {
    return await deriveChart(files)
  } catch (error) {
    if (!isUnreadableChart(error)) throw error
    throw new UsageError(`${given} is no chart: ${error.message}`, 'name another archive or folder')
  }
}

/** The charts of the inventory in its versions; where it cannot be read, the charts that a generated tree installs. */
const publishedIn = async (inventory: string | undefined, home: Home): Promise<readonly PublishedChart[]> => {
  const { CHART_CONTRACTS } = await import('@fleet/validation/chart-contracts')
  const known = Object.values(CHART_CONTRACTS).map(({ url }) => ({ url }))
  try {
    const read = await readInventory(inventory, home)
    return read.ok ? Object.values(read.fleet.versions.charts) : known
  } catch (error) {
    if (error instanceof UsageError && inventory === undefined) return known
    throw error
  }
}
