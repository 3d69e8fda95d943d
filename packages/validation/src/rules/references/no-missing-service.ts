import { at, type Located } from '../../values/location.ts'
import type { Violation } from '../../values/violation.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { movedPartsOf, mayBeService } from '../../tree/charts/moved-parts.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { findService, serviceAddressIn } from '../../tree/network/services.ts'
import { listOf } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const noMissingService: Rule = {
  id: 'no-missing-service',
  summary: 'Every Service that a StatefulSet or a data source names exists, with the port of its URL.',
  rationale: 'Kubernetes and Grafana accept the name of a missing Service. Grafana then shows empty panels.',
  fix: 'Give the name, namespace and port of a Service of the same cluster.',
  check: inEachCluster((cluster, report) => {
    for (const located of cluster.all('apps/v1/StatefulSet')) checkStatefulSet(cluster, located, report)
    for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease'))
      checkDataSources(cluster, release, report)
  }),
}

const checkStatefulSet = (
  cluster: ClusterView,
  located: Located<ObjectOf<'apps/v1/StatefulSet'>>,
  report: Report,
): void => {
  const namespace = namespaceOf(located)
  const name = located.object.spec?.serviceName ?? ''
  if (name === '' || findService(cluster, namespace, name) || mayBeService(movedPartsOf(cluster), namespace))
    return
  report({
    location: at(located, 'spec', 'serviceName'),
    message: `${nameOf(located)} names the Service ${namespace}/${name}, which is in no file of ${cluster.name}`,
    impact: 'its pods get no DNS names',
    fix: 'name a Service that exists, or add it',
    absence: { of: 'services', namespaces: [namespace], name },
  })
}

/** Names that only a cluster's own DNS resolves. */
const INSIDE = /\.svc\b|\bcluster\.local\b/

const DATA_SOURCES = ['grafana', 'additionalDataSources']

const checkDataSources = (cluster: ClusterView, release: Release, report: Report): void => {
  for (const [index, source] of listOf(chartValue(release, ...DATA_SOURCES)).entries()) {
    const { name, url } = source as { readonly name: string; readonly url?: string }
    if (isReachable(cluster, URL.parse(url ?? '')?.host ?? '')) continue
    report({
      location: atValue(release, ...DATA_SOURCES, index, 'url'),
      message: `the data source ${name} has the URL ${url}, and ${cluster.name} has no such Service and port`,
      impact: 'every panel of that data source stays empty',
      fix: 'give the address of a Service of the same cluster',
      ...absenceOf(url ?? ''),
    })
  }
}

const absenceOf = (url: string): Pick<Violation, 'absence'> => {
  const address = serviceAddressIn(URL.parse(url)?.host ?? '')
  return address ? { absence: { of: 'services', namespaces: [address.namespace], name: address.name } } : {}
}

const isReachable = (cluster: ClusterView, host: string): boolean => {
  const address = serviceAddressIn(host)
  if (!address) return !INSIDE.test(host)
  if (mayBeService(movedPartsOf(cluster), address.namespace)) return true
  const service = findService(cluster, address.namespace, address.name)
  return service?.ports.some(({ number }) => number === address.port) === true
}
