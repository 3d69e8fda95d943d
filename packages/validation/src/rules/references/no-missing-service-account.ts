import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

export const noMissingServiceAccount: Rule = {
  id: 'no-missing-service-account',
  summary: 'Every ServiceAccount that a pod runs as is in the same tree and namespace.',
  rationale:
    'A controller with a missing ServiceAccount creates no pod, and reports that only in its events.',
  fix: 'Name an account that exists, or add it.',
  check: inEachCluster((cluster, report) => {
    for (const { spec, path, namespace, owner, controller } of ownPodsOf(cluster)) {
      const name = spec.serviceAccountName ?? 'default'
      if (name === 'default' || cluster.find('v1/ServiceAccount', namespace, name)) continue
      report({
        location: at(controller, ...path, 'serviceAccountName'),
        cause: `ServiceAccount ${namespace}/${name}`,
        message: `${owner} runs as the ServiceAccount ${namespace}/${name}, which is in no file of ${cluster.name}`,
        impact: `${owner} cannot create its pods`,
        fix: 'name an account that exists, or add it',
        absence: { of: 'accounts', namespaces: [namespace], name },
      })
    }
  }),
}
