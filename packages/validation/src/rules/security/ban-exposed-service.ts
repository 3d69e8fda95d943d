import { at, documentKey, type Path, type Located, type Location } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import { exposedStoresOf, type ExposedStore } from '../../tree/network/exposed-stores.ts'
import { nameOf } from '../../tree/objects.ts'
import type { Release } from '../../tree/charts/release.ts'
import { entryPointsOf, traefikConfigOf, type TraefikConfig } from '../../tree/charts/traefik.ts'
import { isMap, listOf } from '../../values/value-at.ts'

export const banExposedService: Rule = {
  id: 'ban-exposed-service',
  severity: 'warning',
  ownSeverity: 'info',
  assumes: 'k3s',
  summary: 'Only node ports with a NetworkPolicy open a Service to the outside.',
  rationale:
    'A load balancer of k3s listens on every address of every node, and bypasses policies for the tailnet.',
  fix: 'Use ClusterIP, or a NodePort with a NetworkPolicy.',
  check: inEachCluster((cluster, report) => {
    const known = exposedStoresOf(cluster)
    // A store that is certainly open is another rule's finding.
    const reportOther: Report = (violation) => {
      if (!known.some(({ location, reach }) => reach === 'public' && isSame(location, violation.location)))
        report(violation)
    }
    for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease'))
      checkValues(release, release.object.spec?.values, ['spec', 'values'], reportOther)
    for (const service of cluster.all('v1/Service')) checkService(service, reportOther)
    for (const store of known) checkStore(store, report)
    checkTraefik(traefikConfigOf(cluster), report)
  }),
}

const isSame = (one: Location, other: Location): boolean =>
  documentKey(one) === documentKey(other) && one.path?.join('.') === other.path?.join('.')

/** A Service that is open is a finding in any case. */
const checkStore = ({ by, store, location, reach, kind }: ExposedStore, report: Report): void => {
  if (reach === 'public' || kind === 'service') return
  report({
    location,
    message: `${by} leads to ${store}, which asks nobody who they are`,
    impact: 'whoever reaches it can read what it stores',
    fix: 'remove it, or let a login stand before it',
  })
}

const checkService = (service: Located<ObjectOf<'v1/Service'>>, report: Report): void => {
  const { type, externalIPs = [], ports = [] } = service.object.spec ?? {}
  const reportField = (key: string, message: string): void => {
    report({
      location: at(service, 'spec', key),
      message: `${nameOf(service)} ${message}`,
      impact: 'connections cross the border of the cluster without a policy',
      fix: 'use ClusterIP, or a NodePort with a stated port and a NetworkPolicy',
    })
  }
  if (type === 'LoadBalancer' || type === 'ExternalName') reportField('type', `has the type ${type}`)
  else if (externalIPs.length > 0)
    reportField('externalIPs', `has the external IPs ${externalIPs.join(', ')}`)
  else if (type === 'NodePort' && ports.some(({ nodePort }) => nodePort === undefined))
    reportField('ports', 'has a node port that Kubernetes chooses, so no policy can name it')
}

const OPEN_TYPES = new Set(['ExternalName', 'LoadBalancer', 'NodePort'])

/** Kubernetes would choose the node port of a chart's Service, and no policy here names it. */
const checkValues = (release: Release, value: unknown, path: Path, report: Report): void => {
  if (!isMap(value)) return
  for (const [key, inner] of Object.entries(value)) {
    const isService = /service$/i.test(key) && isMap(inner)
    if (!isService || !isOpen(inner)) {
      checkValues(release, inner, [...path, key], report)
      continue
    }
    report({
      location: at(release, ...path, key),
      message: `${nameOf(release)} opens a Service of its chart to the outside by ${[...path, key].slice(2).join('.')}`,
      impact: 'anybody outside can connect to it, without a policy',
      fix: 'use ClusterIP, and write a Service and a NetworkPolicy of your own beside the chart',
    })
  }
}

const isOpen = (service: Readonly<Record<string, unknown>>): boolean =>
  OPEN_TYPES.has(String(service['type'])) || listOf(service['externalIPs']).length > 0

/** Entry points for the operator of a cluster, not for its users. */
const OPERATORS = new Set(['metrics', 'traefik'])

const checkTraefik = (config: TraefikConfig | undefined, report: Report): void => {
  if (!config) return
  for (const { name, isExposed, location } of entryPointsOf(config))
    if (isExposed && OPERATORS.has(name))
      report({
        location,
        message: `${nameOf(config.located)} opens the entry point ${name} of Traefik to the outside`,
        impact: 'anybody outside can read what it shows of the cluster',
        fix: 'remove expose, and scrape the pods through a Service of your own',
      })
}
