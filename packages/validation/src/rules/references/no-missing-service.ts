import { at } from '../../spot.ts'
import { inEachCluster, type Breach, type Rule } from '../../rule.ts'
import type { ClusterView } from '../../view/cluster-view.ts'
import { mayBeService } from '../../view/moved-parts.ts'
import { nameOf, namespaceOf } from '../../view/objects.ts'
import { serviceAddressIn } from '../../view/services.ts'
import { chartValue, listOf } from '../../view/value-at.ts'

export const noMissingService: Rule = {
  id: 'no-missing-service',
  demands: 'Every Service that a StatefulSet or a data source names exists, with the port that is asked.',
  why: 'A data source or a StatefulSet may name a Service that nobody makes; Grafana then shows empty panels.',
  example: {
    refused:
      'datasources:\n  - name: Loki\n    url: http://loki-gateway.monitoring.svc:8080   # it listens on 80\n',
    accepted: 'datasources:\n  - name: Loki\n    url: http://loki-gateway.monitoring.svc:80\n',
  },
  mend: 'Give the name, namespace and port of a Service of the same cluster.',
  judge: inEachCluster((cluster) => [...governingServices(cluster), ...dataSources(cluster)]),
}

const governingServices = (cluster: ClusterView): Breach[] =>
  cluster.all('apps/v1/StatefulSet').flatMap((placed) => {
    const namespace = namespaceOf(placed)
    const name = placed.object.spec?.serviceName
    return name === undefined ||
      name === '' ||
      cluster.findService(namespace, name) ||
      mayBeService(cluster.moved, namespace)
      ? []
      : [
          {
            at: at(placed, 'spec', 'serviceName'),
            what: `${nameOf(placed)} names the Service ${namespace}/${name}, which is in no file of ${cluster.name}`,
            consequence: 'its pods get no names of their own',
            mend: 'name a Service that exists, or add it',
          },
        ]
  })

/** Nobody outside has such a name. */
const INSIDE = /\.svc\b|\bcluster\.local\b/

const dataSources = (cluster: ClusterView): Breach[] =>
  cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release) => {
    const sources = listOf(chartValue(release, 'grafana', 'additionalDataSources'))
    return sources.flatMap((source, index) => {
      const { name, url } = source as { readonly name: string; readonly url?: string }
      const host = URL.parse(url ?? '')?.host ?? ''
      const address = serviceAddressIn(host)
      const service = address && cluster.findService(address.namespace, address.name)
      return (!address && !INSIDE.test(host)) ||
        (address && mayBeService(cluster.moved, address.namespace)) ||
        service?.ports.some(({ number }) => number === address?.port)
        ? []
        : [
            {
              at: at(release, 'spec', 'values', 'grafana', 'additionalDataSources', index, 'url'),
              what: `the data source ${name} asks ${url}, and ${cluster.name} has no such Service and port`,
              consequence: 'every panel of that data source stays empty',
              mend: 'give the address of a Service of the same cluster',
            },
          ]
    })
  })
