import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'
import { selects } from '../../values/selector.ts'
import { valueAt } from '../../values/value-at.ts'

export const banDrainBlock: Rule = {
  id: 'ban-drain-block',
  severity: 'warning',
  summary: 'A PodDisruptionBudget lets at least one of its pods be evicted.',
  rationale:
    'A node is emptied by evictions. A budget that allows none keeps `kubectl drain`, and every upgrade of a node, waiting without end.',
  fix: 'Set maxUnavailable: 1, or run more pods than minAvailable.',
  check: inEachCluster((cluster, report) => {
    for (const budget of cluster.all('policy/v1/PodDisruptionBudget')) {
      const field = blockingField(cluster, budget)
      if (!field) continue
      report({
        location: at(budget, 'spec', field.key),
        message: `${nameOf(budget)} has ${field.key} ${field.value}${field.of}`,
        impact: 'no pod may be evicted, and the drain of its node waits without end',
        fix: 'set maxUnavailable: 1, or run more pods than minAvailable',
      })
    }
  }),
}

type Budget = Located<ObjectOf<'policy/v1/PodDisruptionBudget'>>

interface BlockingField {
  readonly key: 'maxUnavailable' | 'minAvailable'
  readonly value: number | string
  /** For a sentence. */
  readonly of: string
}

const blockingField = (cluster: ClusterView, budget: Budget): BlockingField | undefined => {
  const { maxUnavailable, minAvailable } = budget.object.spec ?? {}
  if (maxUnavailable === 0 || maxUnavailable === '0%')
    return { key: 'maxUnavailable', value: maxUnavailable, of: '' }
  if (minAvailable === '100%') return { key: 'minAvailable', value: minAvailable, of: '' }
  const pods = podsOfBudget(cluster, budget)
  return typeof minAvailable === 'number' && minAvailable > 0 && pods !== undefined && minAvailable >= pods
    ? { key: 'minAvailable', value: minAvailable, of: ` of ${pods}` }
    : undefined
}

/** How many pods a budget selects; nothing where there are none, or an autoscaler decides. */
const podsOfBudget = (cluster: ClusterView, budget: Budget): number | undefined => {
  const selector = budget.object.spec?.selector
  if (!selector) return undefined
  const selected = ownPodsOf(cluster).filter(
    ({ namespace, labels }) => namespace === namespaceOf(budget) && selects(selector, labels),
  )
  const counts = selected.map(({ controller }) =>
    SCALABLE.has(controller.object.kind) && !isScaled(cluster, controller)
      ? (valueAt(controller.object, ['spec', 'replicas']) ?? 1)
      : undefined,
  )
  return counts.length > 0 && counts.every((count) => typeof count === 'number')
    ? counts.reduce((sum, count) => sum + count, 0)
    : undefined
}

const SCALABLE: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet'])

const isScaled = (cluster: ClusterView, controller: Located): boolean =>
  cluster
    .all('autoscaling/v2/HorizontalPodAutoscaler')
    .some(
      (autoscaler) =>
        namespaceOf(autoscaler) === namespaceOf(controller) &&
        autoscaler.object.spec?.scaleTargetRef.name === controller.object.metadata.name,
    )
