import type { KubernetesObject } from '@fleet/model'
import { CHART_CONTRACTS } from '../../catalog/charts/charts.ts'
import { clusterScopedKinds, knownKinds } from '../../schemas/kind-scopes.ts'
import { shapeIdOf } from '../../schemas/object-schema.ts'
import type { Located } from '../../values/location.ts'
import { isObject } from '../objects.ts'
import { objectIndex } from '../object-index.ts'
import { chartOf, type Chart } from './chart-of.ts'

/** Whether the catalog describes what a chart makes of its values, so that nothing has to render it. */
export const isKnownChart = (name: string): boolean => Object.hasOwn(CHART_CONTRACTS, name)

/** An object of a chart as Helm creates it: in the namespace of its release, if it states none and its kind has one. */
export const namespacedObject = (object: object, namespace: string): object => {
  const { metadata } = object as { readonly metadata?: { readonly namespace?: string } }
  const id = shapeIdOf(object)
  if (metadata?.namespace !== undefined || !knownKinds().has(id) || clusterScopedKinds().has(id))
    return object
  return { ...object, metadata: { ...metadata, namespace } }
}

/** Finds the chart of a release among objects that stand in no tree yet. */
export const chartFinder = (objects: readonly object[]): ((release: object) => Chart | undefined) => {
  const index = objectIndex(objects.map(located).filter(isObject))
  return (release) => chartOf(index, located(release))
}

const located = (object: object): Located => ({ ...NOWHERE, object: object as KubernetesObject })

const NOWHERE = { cluster: '', file: { path: '', content: '', objects: [] }, document: 0 }
