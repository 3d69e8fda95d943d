import { K3S_NAMESPACE } from '@fleet/model'
import { TRAEFIK_PORTS, type TraefikPort } from '../../catalog/charts/k3s.ts'
import { yamlIn } from '../../schemas/yaml-in.ts'
import { at, type Location, type Located, type Path } from '../../values/location.ts'
import { remembered } from '../../values/remembered.ts'
import { isMap, valueAt } from '../../values/value-at.ts'
import type { ClusterView } from '../cluster-view.ts'

/** What a HelmChartConfig gives the Traefik of k3s. */
export interface TraefikConfig {
  readonly located: Located
  readonly values: unknown
  /** A location in the values, by the keys from their root. */
  readonly location: (...path: Path) => Location
}

export const traefikConfigOf = remembered((cluster: ClusterView): TraefikConfig | undefined => {
  const located = cluster
    .others('helm.cattle.io/v1/HelmChartConfig')
    .find(({ object: { metadata } }) => metadata.name === 'traefik' && metadata.namespace === K3S_NAMESPACE)
  return (
    located && {
      located,
      values: parsed(valueAt(located.object, ['spec', 'valuesContent'])),
      location: (...inside) => ({ ...at(located, 'spec', 'valuesContent'), inside }),
    }
  )
})

/** Most clusters configure it the same way. */
const known = new Map<string, unknown>()

const parsed = (text: unknown): unknown => {
  if (typeof text !== 'string') return undefined
  if (!known.has(text)) known.set(text, yamlIn(text))
  return known.get(text)
}

/** An entry point of Traefik by its name, and the ports that it has with the values of a cluster. */
export interface EntryPoint extends TraefikPort {
  readonly name: string
  readonly hostPort?: number
  readonly location: Location
}

export const entryPointsOf = ({ values, location }: TraefikConfig): readonly EntryPoint[] => {
  const given = valueAt(values, ['ports'])
  const ports = isMap(given) ? given : {}
  return [...new Set([...Object.keys(TRAEFIK_PORTS), ...Object.keys(ports)])].flatMap((name) => {
    const own = ports[name]
    // With null a person takes an entry point of the chart away.
    if (own === null) return []
    const port = numberAt(own, 'port') ?? TRAEFIK_PORTS[name]?.port ?? 0
    const hostPort = numberAt(own, 'hostPort')
    return [
      {
        name,
        port,
        exposedPort: numberAt(own, 'exposedPort') ?? TRAEFIK_PORTS[name]?.exposedPort ?? port,
        isExposed: exposed(valueAt(own, ['expose'])) ?? TRAEFIK_PORTS[name]?.isExposed ?? false,
        protocol: valueAt(own, ['protocol']) === 'UDP' ? ('UDP' as const) : ('TCP' as const),
        location: isMap(own) ? location('ports', name) : location(),
        ...(hostPort !== undefined && { hostPort }),
      },
    ]
  })
}

const numberAt = (holder: unknown, key: string): number | undefined => {
  const value = valueAt(holder, [key])
  return typeof value === 'number' ? value : undefined
}

/** Older charts have a boolean; newer ones have one for each Service, of which one is the default. */
const exposed = (value: unknown): boolean | undefined => {
  const one = isMap(value) ? value['default'] : value
  return typeof one === 'boolean' ? one : undefined
}
