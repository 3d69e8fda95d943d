import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { movedPartsOf, mayBeService } from '../../tree/charts/moved-parts.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { findService, serviceAddressIn } from '../../tree/network/services.ts'
import { listOf } from '../../values/value-at.ts'
import { chartValue } from '../../tree/charts/release.ts'

export const noMissingService: Rule = {
  id: 'no-missing-service',
  summary: 'Every Service that a StatefulSet or a data source names exists, with the port that is asked.',
  rationale:
    'A data source or a StatefulSet may name a Service that nobody makes; Grafana then shows empty panels.',
  example: {
    refused:
      'datasources:\n  - name: Loki\n    url: http://loki-gateway.monitoring.svc:8080   # it listens on 80\n',
    accepted: 'datasources:\n  - name: Loki\n    url: http://loki-gateway.monitoring.svc:80\n',
  },
  fix: 'Give the name, namespace and port of a Service of the same cluster.',
  check: inEachCluster((cluster) => [...governingServices(cluster), ...dataSources(cluster)]),
}

const governingServices = (cluster: ClusterView): Violation[] =>
  cluster.all('apps/v1/StatefulSet').flatMap((placed) => {
    const namespace = namespaceOf(placed)
    const name = placed.object.spec?.serviceName
    return name === undefined ||
      name === '' ||
      findService(cluster, namespace, name) ||
      mayBeService(movedPartsOf(cluster), namespace)
      ? []
      : [
          {
            location: at(placed, 'spec', 'serviceName'),
            message: `${nameOf(placed)} names the Service ${namespace}/${name}, which is in no file of ${cluster.name}`,
            impact: 'its pods get no names of their own',
            fix: 'name a Service that exists, or add it',
          },
        ]
  })

/** Nobody outside has such a name. */
const INSIDE = /\.svc\b|\bcluster\.local\b/

const dataSources = (cluster: ClusterView): Violation[] =>
  cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release) => {
    const sources = listOf(chartValue(release, 'grafana', 'additionalDataSources'))
    return sources.flatMap((source, index) => {
      const { name, url } = source as { readonly name: string; readonly url?: string }
      const host = URL.parse(url ?? '')?.host ?? ''
      const address = serviceAddressIn(host)
      const service = address && findService(cluster, address.namespace, address.name)
      return (!address && !INSIDE.test(host)) ||
        (address && mayBeService(movedPartsOf(cluster), address.namespace)) ||
        service?.ports.some(({ number }) => number === address?.port)
        ? []
        : [
            {
              location: at(release, 'spec', 'values', 'grafana', 'additionalDataSources', index, 'url'),
              message: `the data source ${name} asks ${url}, and ${cluster.name} has no such Service and port`,
              impact: 'every panel of that data source stays empty',
              fix: 'give the address of a Service of the same cluster',
            },
          ]
    })
  })
