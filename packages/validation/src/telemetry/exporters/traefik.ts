import { traefikConfigOf } from '../../tree/charts/traefik.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { valueAt } from '../../values/value-at.ts'
import { remembered } from '../../values/remembered.ts'
import type { Exporter } from './exporter.ts'

/** Which label groups Traefik adds, and whether it does so by itself. */
const GROUPS = { entryPoints: true, routers: false, services: true } as const

const SWITCHES: Readonly<Record<keyof typeof GROUPS, string>> = {
  entryPoints: 'addEntryPointsLabels',
  routers: 'addRoutersLabels',
  services: 'addServicesLabels',
}

const valuesIn = (cluster: ClusterView): unknown => traefikConfigOf(cluster)?.values

/** Traefik's own. */
const BOUNDS = '0.1,0.3,1.2,5'

/** The bounds of its histograms, in seconds; nothing where they are no list of numbers. */
export const traefikBoundsOf = remembered((cluster: ClusterView): readonly number[] | undefined => {
  const stated = valueAt(valuesIn(cluster), ['metrics', 'prometheus', 'buckets']) ?? BOUNDS
  if (typeof stated !== 'string') return undefined
  const bounds = stated.split(',').map((bound) => Number(bound.trim()))
  return bounds.every((bound) => bound > 0) ? bounds : undefined
})

/** Traefik as the HelmChartConfig of a cluster has it; metrics are on by its chart's default. */
export const traefikOf = (cluster: ClusterView): Exporter => {
  const values = valuesIn(cluster)
  const groups = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).filter(
    (group) => (valueAt(values, ['metrics', 'prometheus', SWITCHES[group]]) ?? GROUPS[group]) === true,
  )
  return { name: 'traefik', parts: [...groups, 'traefik'] }
}
