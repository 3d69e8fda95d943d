import type { Declared } from '@fleet/derive/exposition'
import { shownType } from '../expositions/from-catalogue.ts'

const labelsIn = (labels: readonly string[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    labels.map((label) => {
      const [name = '', values] = label.split('=')
      return [name, values?.split('|') ?? []]
    }),
  )

/** A label with its closed values, if it has any. */
const labelOf = (name: string, values: readonly string[]): string =>
  values.length === 0 ? name : `${name}=${[...new Set(values)].toSorted().join('|')}`

/**
 * The least change of a declaration that covers what is exposed; the known one itself where it already does. A running
 * program does not show everything, so nothing is removed.
 */
export const widened = (known: Declared | undefined, exposed: Declared): Declared => {
  const [shown = '', ...exposedLabels] = exposed.split(' ')
  const [type = shown, ...knownLabels] = known?.split(' ') ?? []
  const seen = labelsIn(exposedLabels)
  const before = labelsIn(knownLabels)
  return [
    shownType(type) === shownType(shown) ? type : shown,
    ...knownLabels.map((label) => {
      const [name = '', values] = label.split('=')
      const closed = values?.split('|') ?? []
      const isCovered = (seen.get(name) ?? []).every((value) => closed.includes(value))
      return isCovered ? label : labelOf(name, [...closed, ...(seen.get(name) ?? [])])
    }),
    ...[...seen.keys()].filter((name) => !before.has(name)).toSorted(),
  ].join(' ')
}
