import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'

export const noMissingScaleTarget: Rule = {
  id: 'no-missing-scale-target',
  summary: 'The controller that a HorizontalPodAutoscaler scales is in the same tree and namespace.',
  rationale: 'An autoscaler of a controller that was renamed scales nothing, and only its status says so.',
  fix: 'Name a controller that exists.',
  check: inEachCluster((cluster, report) => {
    for (const autoscaler of cluster.all('autoscaling/v2/HorizontalPodAutoscaler')) {
      const target = autoscaler.object.spec?.scaleTargetRef
      if (!target) continue
      const { kind, name } = target
      const id = CONTROLLERS.find((one) => one.endsWith(`/${kind}`))
      const namespace = namespaceOf(autoscaler)
      if (!id || cluster.find(id, namespace, name)) continue
      report({
        location: at(autoscaler, 'spec', 'scaleTargetRef'),
        message: `${nameOf(autoscaler)} scales the ${kind} ${namespace}/${name}, which is in no file of ${cluster.name}`,
        impact: 'it scales nothing',
        fix: 'name a controller that exists',
        absence: { of: 'pods', namespaces: [namespace] },
      })
    }
  }),
}

/** Other kinds that can be scaled are not known here. */
const CONTROLLERS = ['apps/v1/Deployment', 'apps/v1/StatefulSet'] as const
