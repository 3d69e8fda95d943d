import { remembered } from '../values/remembered.ts'

/** Where a null says something: it takes a default of a chart away. */
const VALUES_OF_CHARTS = ['HelmRelease', 'HelmChart', 'HelmChartConfig']

/** An object without its fields that are null: the API server, kustomize and Flux read them as absent. */
export const withoutNulls = remembered((object: object): object => {
  const { kind, spec } = object as { readonly kind?: unknown; readonly spec?: unknown }
  const read = withoutNullsIn(object) as object
  if (read === object || !VALUES_OF_CHARTS.includes(String(kind)) || !isMap(spec)) return read
  const { values } = spec
  return isMap(values) ? { ...read, spec: { ...(withoutNullsIn(spec) as object), values } } : read
})

/** The same value where nothing in it is null. */
const withoutNullsIn = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const isList = Array.isArray(value)
  const read = entries
    .filter(([, inner]) => isList || inner !== null)
    .map(([key, inner]) => [key, withoutNullsIn(inner)] as const)
  if (read.length === entries.length && read.every(([, inner], index) => inner === entries[index]?.[1]))
    return value
  return isList ? read.map(([, inner]) => inner) : Object.fromEntries(read)
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
