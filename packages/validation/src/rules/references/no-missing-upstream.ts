import { mayBeService, movedPartsOf } from '../../tree/charts/moved-parts.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { findService, serviceAddressIn, type ServiceAddress } from '../../tree/network/services.ts'
import { locationsOf, type NginxLocation } from '../../tree/workloads/nginx-gateway.ts'
import { podsOf } from '../../tree/workloads/pods.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

export const noMissingUpstream: Rule = {
  id: 'no-missing-upstream',
  summary: 'What a gateway of pushes passes on to is a Service of its cluster, and a port that it has.',
  rationale:
    'The gateway accepts the connection, so that the push seems to arrive. Behind it nothing listens: it answers 502, or does not start.',
  fix: 'Write the Service and its port in `proxy_pass` as they are.',
  check: inEachCluster((cluster, report) => {
    for (const { gateway } of podsOf(cluster))
      for (const [written, passesTo] of targetsIn(locationsOf(gateway))) {
        const address = serviceAddressIn(passesTo)
        const lack = address && lackOf(cluster, address)
        if (!gateway || !lack) continue
        const { name, namespace } = address
        report({
          location: gateway.location,
          message: `the gateway passes \`location ${written}\` on to ${passesTo}, and ${lack.text}`,
          impact:
            'what is pushed there is answered by 502: it waits in the queues of the spokes until they are full',
          fix: lack.fix,
          ...(lack.isService && { absence: { of: 'services', namespaces: [namespace], name } }),
        })
      }
  }),
}

/** Where each location passes to; one of several that pass to the same. */
const targetsIn = (
  locations: readonly NginxLocation[],
): readonly (readonly [written: string, passesTo: string])[] => {
  const byTarget = new Map<string, string>()
  for (const { written, passesTo } of locations)
    if (passesTo !== undefined && !byTarget.has(passesTo)) byTarget.set(passesTo, written)
  return [...byTarget].map(([passesTo, written]) => [written, passesTo])
}

/** What is missing of what a location passes on to. */
interface Lack {
  readonly text: string
  readonly fix: string
  readonly isService: boolean
}

const lackOf = (cluster: ClusterView, { namespace, name, port }: ServiceAddress): Lack | undefined => {
  const service = findService(cluster, namespace, name)
  if (service)
    return service.ports.some(({ number }) => number === port)
      ? undefined
      : {
          text: `${service.owner} has no port ${port}`,
          fix: `pass them on to ${name}:${service.ports[0]?.number ?? 'PORT'}`,
          isService: false,
        }
  return mayBeService(movedPartsOf(cluster), namespace)
    ? undefined
    : {
        text: `${cluster.name} has no Service ${namespace}/${name}`,
        fix: 'name a Service that exists',
        isService: true,
      }
}
