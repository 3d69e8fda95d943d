import { at } from '../../spot.ts'
import { inEachCluster, type Rule } from '../../rule.ts'
import { nameOf } from '../../view/objects.ts'

export const banExposedService: Rule = {
  id: 'ban-exposed-service',
  demands: 'No Service is opened to the outside but by a fenced node port.',
  why: 'A load balancer of k3s listens on every address of every node, past every policy that speaks of the tailnet.',
  example: { refused: 'spec: {type: LoadBalancer}', accepted: 'spec: {type: ClusterIP}' },
  mend: 'Use ClusterIP, or a NodePort with a NetworkPolicy.',
  judge: inEachCluster((cluster) =>
    cluster.all('v1/Service').flatMap((service) => {
      const { type, externalIPs } = service.object.spec ?? {}
      const wrong =
        type === 'LoadBalancer' || type === 'ExternalName'
          ? { key: 'type', what: `is of the type ${type}` }
          : (externalIPs ?? []).length > 0
            ? { key: 'externalIPs', what: `answers at ${externalIPs?.join(', ')}` }
            : undefined
      return wrong
        ? [
            {
              at: at(service, 'spec', wrong.key),
              what: `${nameOf(service)} ${wrong.what}`,
              consequence: 'it is reached from outside, or leads outside, and no policy sees who calls',
              mend: 'use ClusterIP, or a NodePort with a NetworkPolicy',
            },
          ]
        : []
    }),
  ),
}
