import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { FilePath, valueError } from '@fleet/model'
import { nameOfFile, normaliseExport, sourcesOf, type Note } from '@fleet/own-files'
import type { Home } from '../build-cache.ts'
import { EXIT, type ExitCode } from '../cli/exit-code.ts'
import { UsageError } from '../cli/usage-error.ts'
import { replaceFile } from '../disk/replace-file.ts'
import { noteFinding, placeOfNote } from '../inventory/own-file-findings.ts'
import { folderOf, readInventory } from '../inventory/read-inventory.ts'
import { counted } from '../report/counted.ts'
import { findingsText } from '../report/finding-text.ts'
import { shownPath } from '../report/shown-path.ts'
import { readSource } from './read-source.ts'

export interface ImportRequest {
  /** A file, or the address of a dashboard in a browser. */
  readonly source: string
  /** The file to write, from the folder of the inventory. */
  readonly file: string | undefined
  /** Whether a file that exists is replaced. */
  readonly force: boolean
  readonly inventory: string | undefined
}

/**
 * Writes a dashboard beside the inventory, and says what the fleet will make of it. It does not change the inventory: which
 * module states the dashboards is a person's choice.
 */
export const importDashboard = async (
  { source, file, force, inventory }: ImportRequest,
  home: Home,
): Promise<ExitCode> => {
  const folder = folderOf(inventory ?? home.inventory, home.repository)
  refuseMissingFolder(folder)
  const { name, text } = await readSource(source)
  const path = pathOf(file, name)
  const target = join(folder, path)
  if (!force && existsSync(target))
    throw new UsageError(
      `${shownPath(target)} exists`,
      'add --force to replace it, or --file to write another',
    )
  const made = normaliseExport(path, text, await sourcesIn(inventory, home))
  if (!('dashboard' in made)) {
    await print(made.notes, source, text)
    process.stdout.write('Nothing written.\n')
    return EXIT.findings
  }
  const pretty = `${JSON.stringify(JSON.parse(text), undefined, 2)}\n`
  mkdirSync(dirname(target), { recursive: true })
  replaceFile(target, pretty)
  await print(made.notes, shownPath(target), pretty)
  process.stdout.write(
    `${shownPath(target)}: “${made.title}”${made.notes.length === 0 ? '' : `, ${counted(made.notes.length, 'finding')}`}\nState it in hub.grafana: dashboards: ['${path}']\n`,
  )
  return EXIT.ok
}

const refuseMissingFolder = (folder: string): void => {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`there is no folder ${shownPath(folder)}`, 'name the inventory: --inventory FILE')
}

/** As the inventory names the file. */
const pathOf = (file: string | undefined, name: string): string => {
  const path =
    file === undefined
      ? `./dashboards/${nameOfFile(name) || 'dashboard'}.json`
      : `./${file.replace(/^\.\//, '')}`
  const error = valueError(FilePath, path)
  if (error) throw new UsageError(`--file ${error.message}`, error.fix)
  if (!path.endsWith('.json'))
    throw new UsageError(`--file ${path} does not end with .json`, 'write PATH.json')
  return path
}

/** The data sources of the fleet; of an inventory that cannot be read, those that every fleet has. */
const sourcesIn = async (inventory: string | undefined, home: Home) => {
  const read = await readInventory(inventory, home)
  return sourcesOf(read.ok ? read.fleet.hub : undefined)
}

const print = async (notes: readonly Note[], file: string, text: string): Promise<void> => {
  const findings = await Promise.all(
    notes.map(async (note) => noteFinding(note, await placeOfNote(note, file, text))),
  )
  process.stderr.write(findingsText(findings, (named) => (named === file ? text : undefined), process.stderr))
}
