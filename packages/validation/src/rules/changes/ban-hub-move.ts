import { at } from '../../values/location.ts'
import { nameOf } from '../../tree/objects.ts'
import type { ChangeRule } from './change-rule.ts'
import { movedStores } from './moved-workloads.ts'
import { listText } from './removed-cluster.ts'

export const banHubMove: ChangeRule = {
  id: 'ban-hub-move',
  severity: 'warning',
  summary: 'The stores of a fleet stay in their cluster.',
  rationale:
    'Flux installs new stores in the new hub, and uninstalls the old ones. Logs, metrics and what Grafana keeps do not move with them.',
  fix: 'Keep the hub. Where it must move, copy the volumes of the stores, or go without what they hold.',
  check: (changes, report, fleet) => {
    const moved = movedStores(fleet)
    if (moved?.to !== changes) return
    const [first] = moved.releases
    if (!first) return
    const from = moved.from.before.name
    report({
      location: at(first),
      message: `the stores move from ${from} to ${changes.after.name}, and what they hold does not: ${listText(moved.releases.map(nameOf))}`,
      impact: `dashboards and queries begin empty; Flux uninstalls the stores in ${from}, and their claims stay there; collectors push to the new hub once Flux has applied their trees`,
      fix: `if it is meant, reconcile ${changes.after.name} first; once the data are not needed, delete the claims that \`kubectl get pvc -n ${first.object.metadata.namespace}\` lists in ${from}`,
    })
  },
}
