import { FleetSchema, type Fleet } from '../fleet/fleet.ts'
import { entriesOf } from '../fleet/topology.ts'
import { entryAt } from './inventory-path.ts'

type Path = readonly PropertyKey[]

/**
 * The sections of an inventory that the rules can check although other values of it are malformed. It leaves out
 * malformed nodes, workloads, Secrets and metal nodes of a cluster, or the whole cluster where something else is
 * malformed.
 */
export const wellFormedPart = (inventory: unknown): Partial<Fleet> =>
  Object.fromEntries(
    entriesOf(FleetSchema.shape).flatMap(([section, schema]) => {
      const written = entryAt(inventory, [section])?.value
      const parsed = schema.safeParse(section === 'clusters' ? wellFormedClusters(written) : written)
      return parsed.success ? [[section, parsed.data]] : []
    }),
  )

const wellFormedClusters = (clusters: unknown): unknown => {
  const parsed = FleetSchema.shape.clusters.safeParse(clusters)
  const units = parsed.error?.issues.filter(({ path }) => path.length > 0).map(enclosingUnit) ?? []
  return units.length === 0 ? clusters : wellFormedClusters(units.reduce(without, clusters))
}

/** The entries that can be left out alone, so that the rest of their cluster can still be checked. */
const UNITS: Path = ['nodes', 'workloads', 'secrets', 'metalNodes']

/** The smallest unit around a path: an entry that can be left out, or else the cluster. */
const enclosingUnit = ({ path }: { path: Path }): Path => {
  const [, group, entry] = path
  return group !== undefined && UNITS.includes(group) && entry !== undefined
    ? path.slice(0, 3)
    : path.slice(0, 1)
}

/** The same without the entry at a path. The rest is shared, for a malformed value may be impossible to copy. */
const without = (value: unknown, [key, ...path]: Path): unknown => {
  if (key === undefined || typeof value !== 'object' || value === null) return value
  const { [key]: entry, ...others } = value as Record<PropertyKey, unknown>
  return path.length === 0 || entry === undefined ? others : { ...others, [key]: without(entry, path) }
}
