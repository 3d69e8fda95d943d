import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'

export const banFixedReplicas: Rule = {
  id: 'ban-fixed-replicas',
  severity: 'warning',
  summary: 'A controller that an autoscaler scales states no replicas.',
  rationale:
    'Flux applies the number in Git at every reconciliation, and the autoscaler its own. Pods stop and start every ten minutes.',
  fix: 'Remove replicas: the autoscaler sets them.',
  check: inEachCluster((cluster, report) => {
    for (const autoscaler of cluster.all('autoscaling/v2/HorizontalPodAutoscaler')) {
      const named = autoscaler.object.spec?.scaleTargetRef
      const id = SCALED.find((one) => one.endsWith(`/${named?.kind}`))
      const target = id && named && cluster.find(id, namespaceOf(autoscaler), named.name)
      const replicas = target?.object.spec?.replicas ?? undefined
      if (!target || replicas === undefined) continue
      report({
        location: at(target, 'spec', 'replicas'),
        related: [at(autoscaler, 'spec', 'scaleTargetRef')],
        message: `${nameOf(target)} states ${replicas} replicas, and ${nameOf(autoscaler)} scales it`,
        impact: 'Flux sets the number back at every reconciliation',
        fix: 'remove replicas',
      })
    }
  }),
}

const SCALED = ['apps/v1/Deployment', 'apps/v1/StatefulSet'] as const
