import type { ClusterView } from '../../tree/cluster-view.ts'
import { mayBeService, movedPartsOf } from '../../tree/charts/moved-parts.ts'
import { findService, serviceAddressIn } from '../../tree/network/services.ts'
import { podsOf, type Pods } from '../../tree/workloads/pods.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'

export const noMissingUpstream: Rule = {
  id: 'no-missing-upstream',
  summary: 'An nginx in front of the stores passes requests on to Services and ports that its cluster has.',
  rationale:
    'nginx starts without them, for it resolves the names at each request, and answers every push and query of that path with 502.',
  fix: 'Write the name and the port of a Service of the cluster in proxy_pass.',
  check: inEachCluster((cluster, report) => {
    for (const pods of podsOf(cluster)) checkGateway(cluster, pods, report)
  }),
}

const checkGateway = (cluster: ClusterView, { gateway, owner }: Pods, report: Report): void => {
  if (!gateway) return
  const passed = Map.groupBy(
    gateway.servers.flatMap(({ locations }) => locations),
    ({ passesTo }) => passesTo,
  )
  for (const [passesTo, [location]] of passed) {
    const address = passesTo === undefined ? undefined : serviceAddressIn(passesTo)
    if (!address || !location) continue
    const service = findService(cluster, address.namespace, address.name)
    if (!service && mayBeService(movedPartsOf(cluster), address.namespace)) continue
    if (service?.ports.some(({ number }) => number === address.port)) continue
    report({
      location: gateway.location,
      message: `${owner} passes ${location.written} on to ${passesTo}, and ${
        service
          ? `${service.owner} has no port ${address.port}`
          : `${address.namespace} has no Service ${address.name}`
      }`,
      impact: 'it answers each of these requests with 502',
      fix: service
        ? `pass them on to ${address.name}:${service.ports[0]?.number ?? 'PORT'}`
        : 'name a Service that there is',
      ...(!service && {
        absence: { of: 'services', namespaces: [address.namespace], name: address.name },
      }),
    })
  }
}
