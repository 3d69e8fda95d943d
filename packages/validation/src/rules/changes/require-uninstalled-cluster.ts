import { endOf } from '../../tree/changes/emptied.ts'
import type { ChangeRule } from './change-rule.ts'
import { folderOfTree, locationOfCluster, renamedTo } from './removed-cluster.ts'

export const requireUninstalledCluster: ChangeRule = {
  id: 'require-uninstalled-cluster',
  severity: 'warning',
  summary: 'A cluster whose tree is removed no longer runs Flux, or reads another tree.',
  rationale:
    'Flux deletes nothing where its path is missing from Git. What it has applied runs on, and no later change arrives.',
  fix: 'Run `flux uninstall` on the cluster, or move its Kustomization to the new path: `docs/removals.md` has the steps.',
  check: (changes, report, fleet) => {
    if (endOf(changes) !== 'removed') return
    const { name } = changes.before
    const newName = renamedTo(changes, fleet)
    const folder = folderOfTree(changes)
    report({
      location: locationOfCluster(name),
      message: `the tree of ${name} is removed, and holds no folder of flux bootstrap: no Flux reads it, or one that finds no path`,
      impact:
        'nothing is deleted; where Flux runs there, all goes on as it was last applied, and Flux reports `kustomization path not found`',
      fix:
        newName === undefined
          ? `if Flux runs there, \`flux uninstall\` on the cluster`
          : `if Flux runs there, give its Kustomization flux-system the path ./${folder.slice(0, folder.lastIndexOf('/') + 1)}${newName}/flux: docs/removals.md has the command`,
    })
  },
}
