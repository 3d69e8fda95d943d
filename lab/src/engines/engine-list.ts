import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { engineFolder, engineVersion, isBuilt, type Engine } from './engines.ts'

interface EngineRow {
  readonly name: string
  readonly version: string
  readonly isCached: boolean
  /** Its size in the cache; nothing where it is missing. */
  readonly megabytes: number
  readonly licence: string
}

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => statSync(join(folder, path)))
    .reduce((bytes, stat) => (stat.isFile() ? bytes + stat.size : bytes), 0)

/** The engines' properties without a build. */
export const engineList = (engines: readonly Engine[]): readonly EngineRow[] =>
  engines.map((engine) => {
    const isCached = isBuilt(engine)
    const megabytes = isCached ? Math.round(bytesIn(engineFolder(engine)) / 1e6) : 0
    const { name, licence = 'Apache-2.0' } = engine
    return { name, version: engineVersion(engine), isCached, megabytes, licence }
  })

const columns = (rows: readonly (readonly string[])[]): string => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

export const listAsTable = (list: readonly EngineRow[]): string =>
  columns([
    ['engine', 'version', 'cached', 'size', 'licence'],
    ...list.map(({ name, version, isCached, megabytes, licence }) => [
      ...[name, version, isCached ? 'yes' : 'no', isCached ? `${megabytes} MB` : '-', licence],
    ]),
  ])
