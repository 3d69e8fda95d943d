import type { Placed, Spot } from '../spot.ts'
import type { RenderedTree } from '../rendered-tree.ts'
import type { KustomizeFile } from '../schema/object-schema.ts'
import { documentsOf, isKustomizeFile } from './objects.ts'

/** A folder that kustomize builds, with the files in it. */
export interface LayerFolder {
  /** Inside the tree: `telemetry`. */
  readonly folder: string
  readonly list: Placed<KustomizeFile>
  /** Every file of the folder but the list itself. */
  readonly files: readonly Spot[]
}

export const layersOf = (tree: RenderedTree): readonly LayerFolder[] =>
  documentsOf(tree)
    .filter(isKustomizeFile)
    .map((list) => {
      const folder = list.file.path.split('/').slice(0, -1).join('/')
      return {
        folder,
        list: list as LayerFolder['list'],
        files: tree.files
          .filter(({ path }) => path.startsWith(`${folder}/`) && path !== list.file.path)
          .map((file) => ({ cluster: tree.cluster, file })),
      }
    })
