import { load } from 'js-yaml'
import type { Path, Placed, Spot } from '../spot.ts'
import { at } from '../spot.ts'
import type { ClusterView } from './cluster-view.ts'

/** One value of an object that is neither map nor list. */
export interface Scalar {
  readonly value: string | number | boolean
  /** The keys that lead to it, those inside a text of YAML included. */
  readonly keys: Path
  readonly spot: Spot
}

/** Every scalar of every object of a cluster, and those inside configurations that are texts. */
export const scalarsIn = (cluster: ClusterView): readonly Scalar[] => {
  const known = scalars.get(cluster)
  if (known) return known
  const found = cluster.objects.flatMap(scalarsOf)
  scalars.set(cluster, found)
  return found
}

const scalars = new WeakMap<ClusterView, readonly Scalar[]>()

const scalarsOf = (placed: Placed): Scalar[] => {
  const found: Scalar[] = []
  walk(placed.object, [], (keys, value) => {
    found.push({ keys, value, spot: at(placed, ...keys) })
    const inner = typeof value === 'string' && CONFIG.test(value) ? parsed(value) : undefined
    walk(inner, [], (inside, text) =>
      found.push({ keys: [...keys, ...inside], value: text, spot: { ...at(placed, ...keys), inside } }),
    )
  })
  return found
}

/** What tells a text of YAML that holds a configuration from any other: it begins with a key alone on its line. */
const CONFIG = /^[\w-]+:\n/

const parsed = (text: string): unknown => {
  try {
    return load(text)
  } catch {
    return undefined
  }
}

type Visit = (keys: Path, value: Scalar['value']) => void

const walk = (value: unknown, keys: Path, visit: Visit): void => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') visit(keys, value)
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) walk(item, [...keys, index], visit)
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) walk(item, [...keys, key], visit)
}
