import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

export const noMissingServiceAccount: Rule = {
  id: 'no-missing-service-account',
  summary: 'Every ServiceAccount that a pod runs as is in the same tree and namespace.',
  rationale:
    'A controller whose ServiceAccount does not exist creates no pod and says so only in its events.',
  example: {
    refused: 'spec:\n  serviceAccountName: otel-colector\n',
    accepted: 'spec:\n  serviceAccountName: otel-collector\n',
  },
  fix: 'Name an account that exists, or add it.',
  check: inEachCluster((cluster) =>
    ownPodsOf(cluster).flatMap(({ spec, path, namespace, owner, controller }) => {
      const name = spec.serviceAccountName ?? 'default'
      return name === 'default' || cluster.find('v1/ServiceAccount', namespace, name)
        ? []
        : [
            {
              location: at(controller, ...path, 'serviceAccountName'),
              message: `no file of ${cluster.name} holds the ServiceAccount ${namespace}/${name}`,
              impact: `${owner} cannot create its pods`,
              fix: 'name one that exists, or add it',
            },
          ]
    }),
  ),
}
