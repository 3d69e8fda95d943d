import { at } from '../../values/location.ts'
import { claimsOfWorkload } from '../../tree/changes/claims.ts'
import { nameOf } from '../../tree/objects.ts'
import type { ChangeRule } from './change-rule.ts'
import { isOfMovedStores, movedWorkloads } from './moved-workloads.ts'
import { listText } from './removed-cluster.ts'

export const banWorkloadMove: ChangeRule = {
  id: 'ban-workload-move',
  severity: 'warning',
  summary: 'A workload keeps its namespace and the kind of its controller.',
  rationale:
    'To the cluster it is another workload: Flux creates the new one and deletes the old one, in any order. Claims do not move with it.',
  fix: 'Copy the data to the new claims while neither runs, and delete the old claims by hand.',
  check: (changes, report, fleet) => {
    for (const { from, to } of movedWorkloads(changes)) {
      if (isOfMovedStores(changes, from, fleet)) continue
      const old = claimsOfWorkload(changes.before, from)
      const lost = old.filter(
        (claim) => !claimsOfWorkload(changes.after, to).some((other) => isSame(claim, other)),
      )
      report({
        location: at(to),
        message: `${nameOf(from)} becomes ${nameOf(to)}: Flux deletes the one and creates the other`,
        impact:
          lost.length === 0
            ? 'its pods restart, and both may run for a moment'
            : `it starts without its data, which stay in ${listText(lost.map(({ namespace, name }) => `${namespace}/${name}`))}`,
        fix:
          lost.length === 0
            ? 'nothing, if the move is meant'
            : 'scale it to 0, copy the data into the new claims, and delete the old claims by hand; or keep its namespace and controller',
      })
    }
  },
}

const isSame = (
  one: { readonly namespace: string; readonly name: string },
  other: { readonly namespace: string; readonly name: string },
): boolean => one.namespace === other.namespace && one.name === other.name
