import { at } from '../../values/spot.ts'
import { inEachCluster, type Rule } from '../rule.ts'

export const noMissingServiceAccount: Rule = {
  id: 'no-missing-service-account',
  demands: 'Every ServiceAccount that a pod runs as is in the same tree and namespace.',
  why: 'A controller whose ServiceAccount does not exist creates no pod and says so only in its events.',
  example: {
    refused: 'spec:\n  serviceAccountName: otel-colector\n',
    accepted: 'spec:\n  serviceAccountName: otel-collector\n',
  },
  mend: 'Name an account that exists, or add it.',
  judge: inEachCluster((cluster) =>
    cluster.ownPods.flatMap(({ spec, path, namespace, owner, controller }) => {
      const name = spec.serviceAccountName ?? 'default'
      return name === 'default' || cluster.find('v1/ServiceAccount', namespace, name)
        ? []
        : [
            {
              at: at(controller, ...path, 'serviceAccountName'),
              what: `no file of ${cluster.name} holds the ServiceAccount ${namespace}/${name}`,
              consequence: `${owner} cannot create its pods`,
              mend: 'name one that exists, or add it',
            },
          ]
    }),
  ),
}
