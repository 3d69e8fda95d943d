import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BroughtChart } from '@fleet/validation'
import { UsageError } from '../cli/usage-error.ts'
import { readOnly } from '../disk/disk-error.ts'
import { foldersUpwards } from '../disk/repository-of.ts'

/** The folder beside the trees in which `chart add` writes what it derives. */
export const CHARTS_FOLDER = 'charts'

/** `loki-18.12.0.json`. Whatever else lies there is a person's own. */
const FILE = /^.+-\d+\.\d+\.\d+.*\.json$/

/**
 * What a person derived of charts, in the nearest folder `charts` in or above the named ones, up to the root of the repository.
 * @throws UsageError where a file holds something else
 */
export const readBroughtCharts = (folders: readonly string[]): readonly BroughtChart[] =>
  [...new Set(folders.flatMap((folder) => nearestFiles(folder)))].map(readChart)

const nearestFiles = (folder: string): readonly string[] =>
  foldersUpwards(folder)
    .map((one) => filesIn(join(one, CHARTS_FOLDER)))
    .find((files) => files.length > 0) ?? []

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readOnly('list', folder, () => readdirSync(folder))
        .filter((name) => FILE.test(name))
        .toSorted()
        .map((name) => join(folder, name))
    : []

/** What `chart add` writes. */
interface ChartFile extends Pick<BroughtChart, 'values' | 'ruleGroups'> {
  readonly chart: Pick<BroughtChart, 'name' | 'version'>
}

const readChart = (path: string): BroughtChart => {
  const text = readOnly('read', path, () => readFileSync(path, 'utf8'))
  const file = parsed(text)
  if (!file)
    throw new UsageError(`${path} holds no derived chart`, 'write it anew with `chart add`, or remove it')
  const { chart, values, ruleGroups } = file
  return { ...chart, path, values, ruleGroups }
}

const parsed = (text: string): ChartFile | undefined => {
  try {
    const file = JSON.parse(text) as Partial<ChartFile>
    return file.chart && file.values && file.ruleGroups ? (file as ChartFile) : undefined
  } catch {
    return undefined
  }
}
