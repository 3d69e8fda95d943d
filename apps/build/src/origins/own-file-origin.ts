import { join } from 'node:path'
import {
  ownDashboardsOf,
  ownRuleFiles,
  WRITTEN_IN,
  writtenPath,
  type Fleet,
  type SourceLocation,
} from '@fleet/model'
import { placeInText } from '@fleet/validation'
import { shownPath } from '../report/shown-path.ts'
import type { ClusterTree } from '../tree.ts'
import type { InventorySource } from './inventory-source.ts'
import type { Place } from './place.ts'

interface Shipping {
  readonly fleet: Fleet
  readonly trees: readonly ClusterTree[]
  /** Where the files are that the inventory names. */
  readonly folder: string
  readonly modules: InventorySource
}

/**
 * Where a person wrote what stands at a place: the line of a file, and the field that names the file. Nothing where the
 * generator made it.
 */
export const ownFileOrigin = async (
  place: Place,
  { fleet, trees, folder, modules }: Shipping,
): Promise<readonly SourceLocation[] | undefined> => {
  const content = trees
    .find(({ cluster }) => cluster === place.cluster)
    ?.files.find(({ path }) => path === place.path)?.content
  const [, line = ''] = content?.split('\n', 2) ?? []
  const stated = [...ownDashboardsOf(fleet), ...ownRuleFiles(fleet)].find(
    ({ file }) => line === `${WRITTEN_IN}${file}`,
  )
  if (!stated) return undefined
  const { pathInFile } = await import('@fleet/own-files')
  const path = pathInFile(fleet, stated.file, place)
  return [
    {
      kind: 'file',
      file: shownPath(join(folder, stated.file)),
      ...(await placeInText(fleet.files[stated.file] ?? '', { path })),
    },
    {
      kind: 'inventory',
      path: writtenPath(stated.path),
      ...modules.find(stated.path.map(String), stated.file),
    },
  ]
}
