import type { Release } from './chart-references.ts'

export type Values = Release['values']
/** The keys from the top of a chart's values to one of them. */
export type Path = readonly string[]

const isMap = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A configuration that the chart prints verbatim: it is tested as a whole. */
const opaque = ['alternateConfig']

/** The paths of all leaf values. */
export const leavesOf = (values: Values, above: Path = []): readonly Path[] =>
  Object.entries(values).flatMap(([key, value]) => {
    const path = [...above, key]
    return isMap(value) && !opaque.includes(key) ? leavesOf(value, path) : [path]
  })

/** Without the configurations that hide the effect of other values. */
export const withoutOpaque = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !opaque.includes(key)))

export const valueOf = (values: Values, path: Path): unknown =>
  path.reduce<unknown>((inside, key) => (isMap(inside) ? inside[key] : undefined), values)

/** The values with another at a path, whose maps are made where they are missing. JSON leaves out what is `undefined`. */
export const withValue = (values: Values, [key = '', ...rest]: Path, value: unknown): Values => {
  const inside = values[key]
  return {
    ...values,
    [key]: rest.length === 0 ? value : withValue(isMap(inside) ? inside : {}, rest, value),
  }
}

/** Another value of the same type; `undefined` removes the key, which for `null` restores the chart's default. */
export const otherThan = (value: unknown): unknown => {
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string') return `${value}x`
  if (Array.isArray(value)) return []
  return isMap(value) ? { ...value, lab: true } : undefined
}

/** Inverts every switch. */
export const withSwitchesTurned = (value: unknown): unknown => {
  if (typeof value === 'boolean') return !value
  if (!isMap(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, withSwitchesTurned(inside)]))
}

/** The name of a switch for its siblings in charts. */
const switchNames = ['enabled', 'create']

/** The values with every switch on beside a path or beside a map on the way to it. */
export const withSwitchesOnTheWay = (values: Values, path: Path): Values =>
  path
    .map((_, depth) => path.slice(0, depth))
    .flatMap((above) => switchNames.map((name) => [...above, name]))
    .filter((one) => one.join('.') !== path.join('.') && typeof valueOf(values, one) === 'boolean')
    .reduce((changed, one) => withValue(changed, one, true), values)

/** The depth of switches of whole components in charts. */
const partDepth = 3

/** The chart's switches that are off by default and absent in the release. */
export const switchesOff = (chartValues: Values, releaseValues: Values): readonly Path[] =>
  leavesOf(chartValues).filter(
    (path) =>
      path.length <= partDepth &&
      switchNames.includes(path.at(-1) ?? '') &&
      valueOf(chartValues, path) === false &&
      valueOf(releaseValues, path) === undefined,
  )
