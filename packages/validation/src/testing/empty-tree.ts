import type { Change } from './sample-trees.ts'

/** Takes every file of a tree away but some. What `flux bootstrap` wrote may stay. */
export const empty =
  (role: 'hub' | 'spoke', isBootstrapped: boolean, kept: readonly string[] = []): Change =>
  (trees) => {
    const tree = trees[role]
    for (const path of tree.files.keys()) if (!kept.includes(path)) tree.files.delete(path)
    tree.isBootstrapped = isBootstrapped
  }
