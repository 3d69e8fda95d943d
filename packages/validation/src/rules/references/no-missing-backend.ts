import { suggestion } from '@fleet/model/suggestion'
import { mayBeService, movedPartsOf } from '../../tree/charts/moved-parts.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { Backend, Route } from '../../tree/network/route.ts'
import { routesOf } from '../../tree/network/routes.ts'
import { findService, servicesOf, type ServiceFacts } from '../../tree/network/services.ts'
import { nameOf } from '../../tree/objects.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'

export const noMissingBackend: Rule = {
  id: 'no-missing-backend',
  summary:
    'Every backend of an Ingress, a route of the Gateway API or an IngressRoute is a port of a Service.',
  rationale:
    'The API server accepts a route to a missing Service or port. Its users get an error in place of the page.',
  fix: 'Name a Service of the namespace, and one of its ports by number or name.',
  check: inEachCluster((cluster, report) => {
    for (const route of routesOf(cluster))
      for (const backend of route.backends) checkBackend(cluster, route, backend, report)
  }),
}

const checkBackend = (cluster: ClusterView, { located }: Route, backend: Backend, report: Report): void => {
  const { namespace, name, location } = backend
  const service = findService(cluster, namespace, name)
  const impact = 'every client gets an error'
  if (service && !hasPort(service, backend))
    report({
      location,
      message: `${nameOf(located)} leads to the port ${backend.port} of ${service.owner}, which does not have it`,
      impact,
      fix: `name one of its ports: ${portsText(service)}`,
    })
  if (!service && !mayBeService(movedPartsOf(cluster), namespace))
    report({
      location,
      message: `${nameOf(located)} leads to the Service ${namespace}/${name}, which is in no file of ${cluster.name}`,
      impact,
      fix: suggestion(
        name,
        servicesOf(cluster)
          .filter((one) => one.namespace === namespace)
          .map((one) => one.name),
      ),
      absence: { of: 'services', namespaces: [namespace], name },
    })
}

/** A Service that is a name outside of the cluster needs no ports. */
const hasPort = ({ located, ports }: ServiceFacts, { port }: Backend): boolean =>
  port === undefined ||
  located?.object.spec?.type === 'ExternalName' ||
  ports.some(({ name, number }) => number === port || name === port)

const portsText = ({ ports }: ServiceFacts): string =>
  ports.map(({ name, number }) => (name === undefined ? `${number}` : `${name} (${number})`)).join(', ')
