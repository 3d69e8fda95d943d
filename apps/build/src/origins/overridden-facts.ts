import { writtenPath, type ChartName, type Finding, type Fleet } from '@fleet/model'
import { NAMES } from '@fleet/kubernetes'
import { isMap, textAt, valueAt } from '@fleet/validation'
import { composeFleet } from '../compose/compose-fleet.ts'
import type { ClusterTree } from '../tree.ts'
import { leavesOf, type FieldPath } from './fields.ts'
import type { InventorySource } from './inventory-source.ts'
import { chartsWithValues } from './own-values.ts'
import { objectIn, type Place } from './place.ts'
import { textTracer } from './tracer.ts'
import { fieldLocation } from './with-origins.ts'

/** A value of a chart that is another than the generator makes of the rest of the inventory. */
interface Overridden {
  readonly chart: ChartName
  readonly path: FieldPath
  readonly value: unknown
  readonly before: unknown
}

/**
 * Names each value of a chart that overrides what the generator makes: a warning where a field of the inventory states it, for
 * then one fact has two values. Found by composing the fleet without its own values.
 */
export const overriddenFacts = (fleet: Fleet, modules: InventorySource): readonly Finding[] => {
  const { values, ...rest } = fleet
  if (values === undefined) return []
  const trees = composeFleet(rest)
  const fieldsOf = textTracer(rest, trees)
  return chartsWithValues(fleet).flatMap((chart) => {
    const place = placeOfRelease(trees, NAMES[chart])
    if (!place) return []
    const made = valueAt(objectIn(trees, place), ['spec', 'values'])
    const fieldsAt = (path: FieldPath) => fieldsOf({ ...place, keys: ['spec', 'values', ...path] })
    return overriddenIn(chart, values[chart], made).map((overridden) => {
      const { path, before } = overridden
      return findingOf(
        overridden,
        distinct(leavesOf(before, path).flatMap((leaf) => fieldsAt(leaf.path))),
        fleet,
        modules,
      )
    })
  })
}

const overriddenIn = (
  chart: ChartName,
  own: unknown,
  made: unknown,
  path: FieldPath = [],
): readonly Overridden[] => {
  if (made === undefined) return []
  if (isMap(own) && isMap(made))
    return Object.entries(own).flatMap(([key, value]) =>
      overriddenIn(chart, value, Object.hasOwn(made, key) ? made[key] : undefined, [...path, key]),
    )
  return JSON.stringify(own) === JSON.stringify(made) ? [] : [{ chart, path, value: own, before: made }]
}

const distinct = (fields: readonly FieldPath[]): readonly FieldPath[] => [
  ...new Map(fields.map((field) => [writtenPath(field), field])).values(),
]

const findingOf = (
  { chart, path, value, before }: Overridden,
  fields: readonly FieldPath[],
  fleet: Fleet,
  modules: InventorySource,
): Finding => {
  const field = ['values', chart, ...path]
  const owners = fields.map(writtenPath).join(' and ')
  return {
    rule: 'ban-overridden-fact',
    severity: owners === '' ? 'info' : 'warning',
    location: fieldLocation(field, modules, value),
    ...(owners !== '' && {
      related: fields.map((owner) => fieldLocation(owner, modules, valueAt(fleet, owner))),
    }),
    message: `${writtenPath(field)} overrides ${inWords(before)}, which ${owners === '' ? 'the generator makes' : `${owners} ${fields.length === 1 ? 'states' : 'state'}`}`,
    ...(owners === ''
      ? {
          impact: 'what the generator has chosen here does not apply, nor what a later version chooses',
          fix: 'remove the value, unless this hub needs it',
        }
      : {
          impact: 'one fact has two values, and what runs is not what the field states',
          fix: `change ${owners}, and remove the value`,
        }),
  }
}

const inWords = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list'
  return isMap(value) ? 'a map' : String(value)
}

/** Where the release of a chart is in the trees: a chart has one, on the hub. */
const placeOfRelease = (trees: readonly ClusterTree[], name: string): Omit<Place, 'keys'> | undefined => {
  for (const { cluster, files } of trees)
    for (const { path, objects } of files) {
      const document = objects.findIndex(
        (object) => textAt(object, 'kind') === 'HelmRelease' && textAt(object, 'metadata', 'name') === name,
      )
      if (document !== -1) return { cluster, path, document }
    }
  return undefined
}
