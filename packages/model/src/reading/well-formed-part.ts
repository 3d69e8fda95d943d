import type { z } from 'zod'
import { FleetSchema, type Fleet } from '../fleet/fleet.ts'

/** What of an inventory is well-formed: at best the whole fleet, at least some of its clusters. */
export interface WellFormed {
  readonly fleet?: Fleet
  readonly clusters?: Fleet['clusters']
  readonly whole: boolean
}

type Issues = readonly z.core.$ZodIssue[]

/** The entries that can be left out alone, so that the rest of their cluster can still be judged. */
const UNITS = ['nodes', 'workloads', 'secrets', 'metalNodes']

/**
 * The part of an inventory that the laws can judge although some of its values are malformed: the malformed nodes,
 * workloads, Secrets, or whole clusters are left out. A malformed section beside `clusters` leaves the clusters alone.
 */
export const wellFormedPart = (input: unknown, issues: Issues): WellFormed => {
  let rest: unknown = input
  let open = issues
  while (open.some(({ path }) => path[0] === 'clusters' && path.length > 1)) {
    rest = without(rest, open)
    const parsed = FleetSchema.safeParse(rest)
    if (parsed.success) return { fleet: parsed.data, whole: false }
    open = parsed.error.issues
  }
  const clusters = FleetSchema.shape.clusters.safeParse(
    (rest as { clusters?: unknown } | undefined)?.clusters,
  )
  return clusters.success ? { clusters: clusters.data, whole: false } : { whole: false }
}

const without = (input: unknown, issues: Issues): unknown => {
  const copy = structuredClone(input)
  for (const { path } of issues) removeUnit(copy, path)
  return copy
}

/** Removes the smallest unit around a path; once none is left there, the cluster itself. */
const removeUnit = (fleet: unknown, path: readonly PropertyKey[]): void => {
  const [section, cluster, group, entry] = path
  if (section !== 'clusters' || cluster === undefined) return
  const clusters = (fleet as { clusters: Record<PropertyKey, Record<PropertyKey, unknown>> }).clusters
  const units =
    group !== undefined && UNITS.includes(String(group)) && entry !== undefined
      ? clusters[cluster]?.[group]
      : undefined
  if (typeof units === 'object' && units !== null) delete (units as Record<PropertyKey, unknown>)[entry ?? '']
  else delete clusters[cluster]
}
