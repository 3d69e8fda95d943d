import type { KubernetesObject } from '../live/cluster-api.ts'
import type { Drift } from './drift.ts'

interface Managed {
  readonly metadata: {
    readonly managedFields?: readonly {
      readonly manager: string
      readonly time?: string
      readonly fieldsV1?: Fields
    }[]
  }
}

/** `f:name` holds a field, `k:{"name":"app"}` an item of a list. */
interface Fields {
  readonly [key: string]: Fields
}

/** Flux writes what the tree states. */
const OF_FLUX = new Set(['kustomize-controller', 'helm-controller', 'flux'])

/** Who last wrote a field, as Kubernetes records it: `kubectl-edit at 2026-11-29T23:10:00Z`. Flux is none of them. */
export const managersOf = (live: KubernetesObject, { path }: Drift): readonly string[] =>
  ((live as Managed).metadata.managedFields ?? [])
    .filter(({ manager, fieldsV1 }) => !OF_FLUX.has(manager) && fieldsV1 && owns(fieldsV1, path, live))
    .map(({ manager, time }) => (time === undefined ? manager : `${manager} at ${time}`))

const owns = (fields: Fields, path: Drift['path'], value: unknown): boolean => {
  const [key, ...rest] = path
  // A list or a map that is written as a whole has no fields of its own.
  if (key === undefined || Object.keys(fields).length === 0) return true
  const inner = (value as Readonly<Record<string | number, unknown>> | undefined)?.[key]
  const found = typeof key === 'number' ? itemIn(fields, inner) : fields[`f:${key}`]
  return found !== undefined && owns(found, rest, inner)
}

const itemIn = (fields: Fields, item: unknown): Fields | undefined =>
  Object.entries(fields).find(([key]) => key.startsWith('k:') && isItem(item, key.slice(2)))?.[1]

const isItem = (item: unknown, keys: string): boolean =>
  Object.entries(JSON.parse(keys) as Readonly<Record<string, unknown>>).every(
    ([key, value]) => (item as Readonly<Record<string, unknown>> | undefined)?.[key] === value,
  )
