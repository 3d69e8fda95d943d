import { K3S_NAMESPACE } from '@fleet/model'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { isK3s } from '../../tree/distribution.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'
import { releasesOf } from '../../tree/charts/releases-of.ts'
import { contractOf, namespaceOfChart } from '../../tree/charts/releases.ts'
import { findService } from '../../tree/network/services.ts'
import type { Location, Path } from '../../values/location.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'

export const noMissingDnsService: Rule = {
  id: 'no-missing-dns-service',
  summary: 'Loki’s gateway asks a DNS Service that its cluster has.',
  rationale:
    'nginx stops when it starts if it cannot find its resolver. k3s names its DNS Service kube-dns, and other distributions have other names.',
  fix: 'Name kube-dns in kube-system, and the domain cluster.local.',
  check: inEachCluster((cluster, report) => {
    if (!isK3s(cluster)) return
    for (const release of releasesOf(cluster, 'loki')) {
      if (chartValue(release, 'gateway', 'enabled') === false) continue
      checkNames(cluster, release, report)
      for (const resolver of resolversIn(release)) checkResolver(cluster, resolver, report)
    }
  }),
}

const DNS = { service: 'kube-dns', namespace: K3S_NAMESPACE, domain: 'cluster.local' } as const

const checkNames = (cluster: ClusterView, release: Release, report: Report): void => {
  const named = (key: string, byDefault: string) => {
    const value = chartValue(release, 'global', key)
    return typeof value === 'string' && value !== '' ? value : byDefault
  }
  const [service, namespace] = [named('dnsService', DNS.service), named('dnsNamespace', DNS.namespace)]
  if (!isThere(cluster, service, namespace))
    reportAt(
      atValue(release, 'global', service === DNS.service ? 'dnsNamespace' : 'dnsService'),
      `the Service ${service} in ${namespace}`,
      report,
    )
  const domain = named('clusterDomain', DNS.domain)
  // k3s may have been given another domain when it was installed.
  if (withoutDot(domain) !== DNS.domain && isGenerated(release.file))
    reportAt(atValue(release, 'global', 'clusterDomain'), `the domain ${domain}`, report)
}

interface Resolver {
  readonly name: string
  readonly location: Location
}

const NGINX: Path = ['gateway', 'nginxConfig']

/** Those in place of the chart's own: in a value of its own, and in a whole configuration of nginx. */
const resolversIn = (release: Release): readonly Resolver[] =>
  (
    [
      ['resolver', /^(\S+)/gm],
      ['file', /^\s*resolver\s+([^\s;]+)/gm],
    ] as const
  ).flatMap(([key, pattern]) => {
    const text = chartValue(release, ...NGINX, key)
    if (typeof text !== 'string') return []
    return [...text.matchAll(pattern)].map(({ 0: whole, 1: name = '', index }) => ({
      name,
      location: { ...atValue(release, ...NGINX, key), offset: index + whole.length - name.length },
    }))
  })

const checkResolver = (cluster: ClusterView, { name, location }: Resolver, report: Report): void => {
  const [, service = '', namespace = '', domain = DNS.domain] =
    /^([a-z][a-z0-9-]*)\.([a-z][a-z0-9-]*)(?:\.svc(?:\.([a-z0-9.-]+))?)?(?::\d+)?$/.exec(name) ?? []
  const isOfDomain = withoutDot(domain) === DNS.domain || !isGenerated(location.file)
  if (service === '' || (isThere(cluster, service, namespace) && isOfDomain)) return
  reportAt(location, name, report)
}

/** A chart without a contract may make any Service. */
const isThere = (cluster: ClusterView, service: string, namespace: string): boolean =>
  (service === DNS.service && namespace === DNS.namespace) ||
  findService(cluster, namespace, service) !== undefined ||
  cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .some((release) => namespaceOfChart(release) === namespace && contractOf(release) === undefined)

const withoutDot = (domain: string): string => domain.replace(/\.$/, '')

const reportAt = (location: Location, asked: string, report: Report): void => {
  report({
    location,
    message: `the gateway of Loki asks ${asked} for addresses, which the cluster does not have`,
    impact: 'nginx finds no resolver and stops, and no log arrives',
    fix: `name ${DNS.service} in ${DNS.namespace}, and the domain ${DNS.domain}`,
  })
}
