import { at, type Located } from '../../values/location.ts'
import { valueAt } from '../../values/value-at.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { inEachChanged, type ChangeRule } from './change-rule.ts'

export const requireReplicaHandover: ChangeRule = {
  id: 'require-replica-handover',
  severity: 'warning',
  summary: 'A controller whose number of pods goes over to an autoscaler keeps it on the way.',
  rationale:
    'The number belongs to Flux alone. Once Git states none, the API server falls back to one pod, until the autoscaler raises it again.',
  fix: 'Before the push, apply the present number under another field manager.',
  check: inEachChanged(['apps/Deployment', 'apps/StatefulSet'], ({ before, after }, report, changes) => {
    const stated = valueAt(before.object, REPLICAS)
    const autoscaler = autoscalerOf(changes.after, after)
    if (typeof stated !== 'number' || stated < 2 || valueAt(after.object, REPLICAS) !== undefined) return
    if (!autoscaler) return
    report({
      location: at(after, 'spec'),
      related: [at(autoscaler, 'spec', 'scaleTargetRef')],
      message: `${nameOf(after)} states no replicas any more, of which it had ${stated}, and ${nameOf(autoscaler)} scales it`,
      impact: 'it has one pod for some seconds, until the autoscaler raises the number',
      fix: `before the push, \`${handOver(after, stated)}\``,
    })
  }),
}

const REPLICAS = ['spec', 'replicas'] as const

const autoscalerOf = (cluster: ClusterView, target: Located) =>
  cluster.all('autoscaling/v2/HorizontalPodAutoscaler').find((autoscaler) => {
    const { kind, name } = autoscaler.object.spec?.scaleTargetRef ?? {}
    return (
      kind === target.object.kind &&
      name === target.object.metadata.name &&
      namespaceOf(autoscaler) === namespaceOf(target)
    )
  })

/** Gives the number a second owner, so that it stays when Flux drops it. The autoscaler takes it over with its first change. */
const handOver = ({ object: { apiVersion, kind, metadata } }: Located, replicas: number): string => {
  const { name, namespace } = metadata
  const manifest = JSON.stringify({ apiVersion, kind, metadata: { name, namespace }, spec: { replicas } })
  return `echo '${manifest}' | kubectl apply --server-side --field-manager=handover --validate=false --filename -`
}
