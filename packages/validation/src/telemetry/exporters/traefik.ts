import { traefikConfigOf } from '../../tree/charts/traefik.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { valueAt } from '../../values/value-at.ts'
import type { Exporter } from './exporter.ts'

/** Which label groups Traefik adds, and whether it does so by itself. */
const GROUPS = { entryPoints: true, routers: false, services: true } as const

const SWITCHES: Readonly<Record<keyof typeof GROUPS, string>> = {
  entryPoints: 'addEntryPointsLabels',
  routers: 'addRoutersLabels',
  services: 'addServicesLabels',
}

/** Traefik as the HelmChartConfig of a cluster has it; metrics are on by its chart's default. */
export const traefikOf = (cluster: ClusterView): Exporter => {
  const values = traefikConfigOf(cluster)?.values
  const groups = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).filter(
    (group) => (valueAt(values, ['metrics', 'prometheus', SWITCHES[group]]) ?? GROUPS[group]) === true,
  )
  return { name: 'traefik', parts: [...groups, 'traefik'] }
}
