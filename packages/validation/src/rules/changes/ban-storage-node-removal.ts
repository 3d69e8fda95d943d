import { at, type Located } from '../../values/location.ts'
import { textAt, valueAt } from '../../values/value-at.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { storageNodesIn } from '../../tree/network/storage-nodes.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { inEachChanged, type ChangeRule } from './change-rule.ts'

export const banStorageNodeRemoval: ChangeRule = {
  id: 'ban-storage-node-removal',
  summary: 'The storage nodes of a VictoriaLogs become more, never fewer.',
  rationale:
    'Each line is on one storage node, and a query asks those that it is given. What is on a node that is taken away moves to no other one.',
  fix: 'Keep the number. With fewer nodes, wait until the retention has passed since the last line of the ones to be removed.',
  check: inEachChanged(['apps/StatefulSet'], ({ before, after }, report, changes) => {
    const [was, is] = [before, after].map(({ object }) => valueAt(object, REPLICAS))
    if (typeof was !== 'number' || typeof is !== 'number' || is >= was) return
    if (!isAsked(changes.before, before)) return
    const { name } = after.object.metadata
    const removed = Array.from({ length: was - is }, (_, index) => `${name}-${is + index}`)
    report({
      location: at(after, ...REPLICAS),
      message: `${nameOf(after)} has ${is} storage nodes in place of ${was}: ${removed.join(', ')} end`,
      impact: 'no query finds the lines that are stored there, though their claims stay in the cluster',
      fix: `keep ${was}, or lower it once nobody needs the lines of the removed ones`,
    })
  }),
}

const REPLICAS = ['spec', 'replicas'] as const

/** Whether something asks the pods of a StatefulSet for lines. */
const isAsked = (cluster: ClusterView, set: Located): boolean => {
  const service = textAt(set.object, 'spec', 'serviceName')
  return storageNodesIn(cluster).some(({ nodes }) =>
    nodes.some(({ pod }) => pod?.name === service && pod.namespace === namespaceOf(set)),
  )
}
