import type { RenderedTree } from '../../values/rendered-tree.ts'
import type { ClusterChanges } from './changes-between.ts'

/** Whether a tree holds nothing but what `flux bootstrap` wrote. */
export const isBare = ({ files, isBootstrapped = false }: RenderedTree): boolean =>
  isBootstrapped
    ? files.length === 0
    : files.length > 0 && files.every(({ path }) => isOfBootstrap(path, files))

const isOfBootstrap = (path: string, files: RenderedTree['files']): boolean => {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  return folder !== '' && files.some((file) => file.path === `${folder}${SYNC}`)
}

/** The folder of `flux bootstrap` in a tree of a whole repository, from its root. */
export const bootstrapFolderOf = ({ files }: RenderedTree): string | undefined => {
  const sync = files.find(({ path }) => path.endsWith(`/${SYNC}`))
  return sync?.path.slice(0, -SYNC.length - 1)
}

const SYNC = 'gotk-sync.yaml'

/** What becomes of a cluster that loses its whole tree: Flux still reads an empty one, or finds none. */
export const endOf = ({ before, after }: ClusterChanges): 'emptied' | 'removed' | undefined => {
  if (before.objects.length === 0 || isBare(before.tree)) return undefined
  if (isBare(after.tree)) return 'emptied'
  return after.tree.files.length === 0 ? 'removed' : undefined
}

/** Whether the tree of a cluster is new. */
export const isNew = ({ before, after }: ClusterChanges): boolean =>
  before.objects.length === 0 && after.objects.length > 0
