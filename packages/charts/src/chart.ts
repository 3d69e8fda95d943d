import { loadAll } from 'js-yaml'
import { filesInArchive, type ChartFiles } from './archive.ts'
import { isMap, type Map as YamlMap } from './yaml-map.ts'

/** Another chart that a chart brings along. */
interface Dependency {
  readonly name: string
  /** The key of its values. */
  readonly alias: string
  /** The value that switches it on. */
  readonly condition: string
}

export interface Chart {
  readonly name: string
  readonly version: string
  /** Whether it makes no object itself: its templates are there for others. */
  readonly isLibrary: boolean
  readonly values: unknown
  readonly schema: YamlMap | undefined
  /** The texts of the templates, by path. */
  readonly templates: ReadonlyMap<string, string>
  /** The charts inside, by name. */
  readonly parts: ReadonlyMap<string, Chart>
  readonly dependencies: readonly Dependency[]
}

/** The files are no chart. */
export class UnreadableChart extends Error {
  override readonly name = 'UnreadableChart'
}

/**
 * Reads a chart. Other charts lie in it in folders, or in archives of their own.
 * @throws UnreadableChart
 */
export const readChart = async (files: ChartFiles): Promise<Chart> => {
  const about = yamlIn(files, 'Chart.yaml')
  if (!isMap(about)) throw new UnreadableChart('there is no Chart.yaml in it')
  const schema = yamlIn(files, 'values.schema.json')
  return {
    name: textOf(about['name']),
    version: textOf(about['version']),
    isLibrary: about['type'] === 'library',
    values: yamlIn(files, 'values.yaml'),
    schema: isMap(schema) ? schema : undefined,
    templates: new Map(
      [...files.keys()]
        .filter((path) => path.startsWith('templates/'))
        .toSorted()
        .map((path) => [path, textIn(files, path)]),
    ),
    parts: await partsIn(files),
    dependencies: dependenciesIn(about['dependencies']),
  }
}

const partsIn = async (files: ChartFiles): Promise<Chart['parts']> => {
  const folders = new Map<string, Map<string, Uint8Array>>()
  const parts: Chart[] = []
  for (const [path, content] of files) {
    const [, folder = '', inside] = /^charts\/([^/]+)(?:\/(.+))?$/.exec(path) ?? []
    if (folder.endsWith('.tgz') && inside === undefined)
      // oxlint-disable-next-line no-await-in-loop -- An archive inside has archives of its own.
      parts.push(await readChart(await filesInArchive(content)))
    else if (inside !== undefined)
      folders.set(folder, (folders.get(folder) ?? new Map<string, Uint8Array>()).set(inside, content))
  }
  const inFolders = await Promise.all([...folders.values()].map(readChart))
  return new Map([...parts, ...inFolders].map((part) => [part.name, part]))
}

const dependenciesIn = (dependencies: unknown): readonly Dependency[] =>
  (Array.isArray(dependencies) ? dependencies : []).filter(isMap).map(({ name, alias, condition }) => ({
    name: textOf(name),
    alias: textOf(alias) || textOf(name),
    condition: textOf(condition),
  }))

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const textIn = (files: ChartFiles, path: string): string => new TextDecoder().decode(files.get(path))

const yamlIn = (files: ChartFiles, path: string): unknown => {
  try {
    return files.has(path) ? loadAll(textIn(files, path))[0] : undefined
  } catch (error) {
    throw new UnreadableChart(`its ${path} cannot be read: ${error instanceof Error ? error.message : ''}`)
  }
}
