import { suggestion } from '@fleet/model/suggestion'
import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { priorityClassesOf } from '../../tree/workloads/priority-classes.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

export const noMissingPriorityClass: Rule = {
  id: 'no-missing-priority-class',
  summary: 'A pod’s priority class is one of the tree, or one that every cluster has.',
  rationale: 'The API server refuses a pod with a missing priority class.',
  fix: 'Write system-cluster-critical, system-node-critical or a class of the tree, or remove the field.',
  check: inEachCluster((cluster, report) => {
    const classes = priorityClassesOf(cluster)
    for (const { owner, spec, controller, path } of ownPodsOf(cluster)) {
      const name = spec.priorityClassName
      // Another rule has one class only for DaemonSets.
      if (controller.object.kind === 'DaemonSet' || name === undefined || classes.includes(name)) continue
      report({
        location: at(controller, ...path, 'priorityClassName'),
        cause: `PriorityClass ${name}`,
        message: `${owner} has the priority class ${name}, which the cluster does not have`,
        impact: 'the API server refuses its pods',
        fix: suggestion(name, classes),
        absence: { of: 'customResources' },
      })
    }
  }),
}
