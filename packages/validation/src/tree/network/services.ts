import type { NamedPort } from '../../catalog/charts/chart-contract.ts'
import type { Located } from '../../values/location.ts'
import type { ClusterView } from '../cluster-view.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import { isInPlace } from '../charts/moved-parts.ts'
import { namespaceOf, ownerOf } from '../objects.ts'
import { contractOf, namespaceOfChart } from '../charts/releases.ts'
import type { Release } from '../charts/release.ts'
import { remembered } from '../../values/remembered.ts'
import type { Labels } from '../../values/selector.ts'

/** A Service that a tree or one of its charts makes. */
export interface ServiceFacts {
  readonly owner: string
  readonly namespace: string
  readonly name: string
  readonly ports: readonly NamedPort[]
  /** The labels of the pods behind it. */
  readonly selector?: Labels
  readonly labels: Labels
  readonly located?: Located<ObjectOf<'v1/Service'>>
}

export const servicesOf = remembered((cluster: ClusterView): readonly ServiceFacts[] => [
  ...cluster.all('v1/Service').map(ownService),
  ...cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap(chartServices),
])

const servicesByName = remembered(
  (cluster: ClusterView): ReadonlyMap<string, ServiceFacts> =>
    new Map(servicesOf(cluster).map((service) => [`${service.namespace}/${service.name}`, service])),
)

export const findService = (
  cluster: ClusterView,
  namespace: string,
  name: string,
): ServiceFacts | undefined => servicesByName(cluster).get(`${namespace}/${name}`)

const ownService = (located: Located<ObjectOf<'v1/Service'>>): ServiceFacts => {
  const { metadata, spec } = located.object
  return {
    owner: ownerOf(located),
    namespace: namespaceOf(located),
    name: metadata.name,
    labels: metadata.labels ?? {},
    ports: (spec?.ports ?? []).map(({ name, port }) => ({
      number: port,
      ...(name !== undefined && { name }),
    })),
    located,
    ...(spec?.selector && { selector: spec.selector }),
  }
}

const chartServices = (release: Release): ServiceFacts[] =>
  Object.entries(contractOf(release)?.services ?? {})
    .filter(([, { part }]) => isInPlace(release, 'services', part))
    .map(([name, service]) => ({
      owner: `the chart of ${ownerOf(release)}`,
      name,
      ...service,
      namespace: service.namespace ?? namespaceOfChart(release),
    }))

/** A host name and port that mean a Service of the same cluster. */
export interface ServiceAddress {
  readonly name: string
  readonly namespace: string
  readonly port: number
}

/** Reads `name.namespace.svc:port`, with or without the cluster's domain; nothing where an address is no Service's. */
export const serviceAddressIn = (address: string): ServiceAddress | undefined => {
  const [, name, namespace, port] =
    /^([\w-]+)\.([\w-]+)\.svc(?:\.cluster\.local)?(?::(\d+))?$/.exec(address) ?? []
  return name === undefined || namespace === undefined
    ? undefined
    : { name, namespace, port: Number(port ?? DEFAULT_PORT) }
}

/** The Service that a host name means to pods of a namespace: by its name, with its namespace, with more of the domain. */
export const serviceMeantBy = (
  cluster: ClusterView,
  host: string,
  from: string,
): ServiceFacts | undefined => {
  const [, name = '', namespace = from] =
    /^([\w-]+)(?:\.([\w-]+)(?:\.svc(?:\.cluster\.local\.?)?)?)?$/.exec(host) ?? []
  return findService(cluster, namespace, name)
}

/** Of a URL of http without a port. */
const DEFAULT_PORT = 80
