import type { ChartName, Fleet } from '@fleet/model'
import { NAMES } from '@fleet/kubernetes'
import { isMap, textAt, valueAt } from '@fleet/validation'
import type { ClusterTree } from '../tree.ts'
import type { FieldPath } from './fields.ts'
import { objectIn, type Place } from './place.ts'

/** The charts for which an inventory has values of its own. */
export const chartsWithValues = ({ values = {} }: Fleet): readonly ChartName[] =>
  Object.keys(values) as ChartName[]

/** The field of `values` that makes a place of a release what it is; nothing where the generator does. */
export const ownValueAt = (
  fleet: Fleet,
  trees: readonly ClusterTree[],
  place: Place,
): FieldPath | undefined => {
  const object = objectIn(trees, place)
  const [spec, values, ...keys] = place.keys.map(String)
  if (textAt(object, 'kind') !== 'HelmRelease' || spec !== 'spec' || values !== 'values') return undefined
  const chart = chartsWithValues(fleet).find((name) => NAMES[name] === textAt(object, 'metadata', 'name'))
  const path = chart && statedAlong(fleet.values?.[chart], keys)
  return path && path.length > 0 ? ['values', chart, ...path] : undefined
}

/** The part of a path that values state: all of it, or up to what is no map and stands for all below. */
const statedAlong = (values: unknown, keys: FieldPath): FieldPath | undefined => {
  const depth = keys.findIndex((_, index) => !isMap(valueAt(values, keys.slice(0, index + 1))))
  const path = depth === -1 ? keys : keys.slice(0, depth + 1)
  return valueAt(values, path) === undefined ? undefined : path
}
