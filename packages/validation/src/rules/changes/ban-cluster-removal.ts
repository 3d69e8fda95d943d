import type { ClusterChanges } from '../../tree/changes/changes-between.ts'
import { bootstrapFolderOf, endOf } from '../../tree/changes/emptied.ts'
import type { ChangeRule } from './change-rule.ts'
import { deletedText, folderOfTree, keptText, locationOfCluster, renamedTo } from './removed-cluster.ts'

export const banClusterRemoval: ChangeRule = {
  id: 'ban-cluster-removal',
  summary: 'A tree from which Flux still applies a cluster does not become empty.',
  rationale:
    'The folder that `flux bootstrap` made stays when its cluster is renamed or leaves the inventory. Flux goes on reading it, finds nothing else, and deletes all that it has applied.',
  fix: 'Move or remove the folder of `flux bootstrap`, too: `docs/removals.md` has the steps.',
  check: (changes, report, fleet) => {
    if (endOf(changes) !== 'emptied') return
    const { name } = changes.before
    const kept = keptText(changes)
    const newName = renamedTo(changes, fleet)
    report({
      location: locationOfCluster(name),
      message: `the tree of ${name} holds nothing any more but what flux bootstrap wrote: Flux deletes ${deletedText(changes)}`,
      impact: kept === '' ? 'nothing of it stays' : `what stays in the cluster: ${kept}`,
      fix: newName === undefined ? removal(folderOfTree(changes)) : rename(changes, newName),
    })
  },
}

const removal = (folder: string): string =>
  `to keep what runs, \`flux uninstall\` on the cluster, then \`git rm -r ${folder}\`; to delete it, docs/removals.md has the steps, and what to do about the claims`

const rename = (changes: ClusterChanges, name: string): string => {
  const folder = folderOfTree(changes)
  const bootstrap = bootstrapFolderOf(changes.after.tree) ?? `${folder}/flux/flux-system`
  const moved = bootstrap.replace(folder, `${folder.slice(0, folder.lastIndexOf('/') + 1)}${name}`)
  return `to rename it to ${name}, \`git mv ${bootstrap} ${moved}\`, set path: ./${moved.slice(0, moved.lastIndexOf('/'))} in gotk-sync.yaml, build and push; then give the Kustomization flux-system in the cluster the same path: docs/removals.md has the commands`
}
