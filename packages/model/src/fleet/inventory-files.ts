import type { FilePath } from '../scalars/names.ts'
import { fileOf } from './config-files.ts'
import type { Fleet } from './fleet.ts'
import { ownDashboardFiles, ownRuleFiles } from './own-files.ts'
import { entriesOf } from './topology.ts'
import type { Pod } from './workload.ts'

/** The text of each file that an inventory names, by its path as written there. A file that cannot be read has none. */
export type InventoryFiles = Readonly<Record<string, string>>

/** Reads a file beside the inventory, or nothing where there is none. */
export type ReadFile = (path: string) => string | undefined

/** One place of an inventory that names a file. */
export interface StatedFile {
  readonly file: FilePath
  readonly path: readonly (string | number)[]
}

/** The expositions of own scrapes. */
const ofScrapes = ({ clusters }: Fleet): readonly StatedFile[] =>
  entriesOf(clusters).flatMap(([cluster, { scrapes }]) =>
    entriesOf(scrapes).flatMap(([scrape, { metrics }]) =>
      typeof metrics === 'string'
        ? [{ file: metrics, path: ['clusters', cluster, 'scrapes', scrape, 'metrics'] }]
        : [],
    ),
  )

/** The config files of workloads and CronJobs. */
const configFiles =
  (group: 'workloads' | 'cronJobs') =>
  ({ clusters }: Fleet): readonly StatedFile[] =>
    entriesOf(clusters).flatMap(([cluster, { [group]: pods }]) =>
      entriesOf<string, Pod>(pods).flatMap(([name, { config }]) =>
        entriesOf(config).flatMap(([path, text]) => {
          const file = fileOf(text)
          return file ? [{ file, path: ['clusters', cluster, group, name, 'config', path] }] : []
        }),
      ),
    )

/** The sections that name files. Each lists those that it names. */
export const FILE_SECTIONS: readonly ((fleet: Fleet) => readonly StatedFile[])[] = [
  ofScrapes,
  configFiles('workloads'),
  configFiles('cronJobs'),
  ownDashboardFiles,
  ownRuleFiles,
]

/** The text of every file. */
export const readFiles = (stated: readonly StatedFile[], read: ReadFile): InventoryFiles =>
  Object.fromEntries(
    stated.flatMap(({ file }) => {
      const text = read(file)
      return text === undefined ? [] : [[file, text] as const]
    }),
  )
