import { join } from 'node:path/posix'
import type { Located, Location } from '../../values/location.ts'
import { isRemote } from '../../values/kustomize-list.ts'
import { remembered } from '../../values/remembered.ts'
import type { KustomizeFile } from '../../schemas/object-schema.ts'
import type { ClusterView } from '../cluster-view.ts'
import { documentsOf, isKustomizeFile } from '../objects.ts'

/** A folder that kustomize builds, with the files in it. */
export interface LayerFolder {
  /** Inside the tree: `telemetry`. */
  readonly folder: string
  readonly list: Located<KustomizeFile>
  /** What the list names, in its order, each by its path inside the tree; nothing where that leads out of it. */
  readonly resources: readonly (string | undefined)[]
  /** Every file of the folder but lists, and what stands below a list further down. */
  readonly files: readonly Location[]
}

/** The folders of a tree that have a list. */
export const layersOf = remembered(({ tree }: ClusterView): readonly LayerFolder[] => {
  const lists = documentsOf(tree)
    .filter(isKustomizeFile)
    .map((list) => ({ folder: folderAbove(list.file.path), list: list as LayerFolder['list'] }))
  const paths = new Set(lists.map(({ list }) => list.file.path))
  const files = Map.groupBy(
    tree.files.filter(({ path }) => !paths.has(path)),
    ({ path }) => nearest(lists, path)?.folder,
  )
  return lists.map(({ folder, list }) => ({
    folder,
    list,
    resources: (list.object.resources ?? []).map((resource) => pathOf(folder, resource)),
    files: (files.get(folder) ?? []).map((file) => ({ cluster: tree.cluster, file })),
  }))
})

const folderAbove = (path: string): string => path.split('/').slice(0, -1).join('/')

/** Flux' own folder has no list on purpose: every manifest in it counts. */
export const FLUX_FOLDER = 'flux'

const isBelow = (path: string, folder: string): boolean =>
  folder === '' ? !path.startsWith(`${FLUX_FOLDER}/`) : path.startsWith(`${folder}/`)

/** The folder with a list that stands closest above a file. */
export const nearest = <Layer extends { readonly folder: string }>(
  layers: readonly Layer[],
  path: string,
): Layer | undefined =>
  layers
    .filter(({ folder }) => isBelow(path, folder))
    .toSorted((one, other) => other.folder.length - one.folder.length)[0]

/** The folders whose lists name a folder: kustomize builds it with them. */
export const listersOf = (layers: readonly LayerFolder[], { folder }: LayerFolder): readonly LayerFolder[] =>
  layers.filter(({ resources }) => resources.includes(folder))

/** `./loki.yaml` and `../telemetry/loki.yaml` are `telemetry/loki.yaml` in the list of `telemetry`. */
const pathOf = (folder: string, resource: string): string | undefined => {
  if (isRemote(resource)) return undefined
  const path = join(folder, resource).replace(/\/$/, '')
  return path === '..' || path.startsWith('../') ? undefined : path
}
