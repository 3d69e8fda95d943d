import type { Release } from './chart-references.ts'
import { renderChart } from './render-chart.ts'

type Values = Release['values']
type Path = readonly string[]

/** A configuration that the chart prints as it is: whether it does is asked of it as a whole. */
const opaque = ['alternateConfig']

const isMap = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const leavesOf = (values: Values, above: Path = []): readonly Path[] =>
  Object.entries(values).flatMap(([key, value]) => {
    const path = [...above, key]
    return isMap(value) && !opaque.includes(key) ? leavesOf(value, path) : [path]
  })

/** Something else of the same type; `undefined` takes the key away, which for `null` brings the chart's default back. */
const otherThan = (value: unknown): unknown => {
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string') return `${value}x`
  if (Array.isArray(value)) return []
  return isMap(value) ? { ...value, lab: true } : undefined
}

const withChange = (values: Values, [key = '', ...rest]: Path): Values => ({
  ...values,
  [key]: rest.length === 0 ? otherThan(values[key]) : withChange(values[key] as Values, rest),
})

const withSwitchesTurned = (value: unknown): unknown => {
  if (typeof value === 'boolean') return !value
  if (!isMap(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, withSwitchesTurned(inside)]))
}

/**
 * The values of a release that its chart does not read: helm ignores them without a word. A value is read if another in its place makes
 * a difference: to what is rendered from the release's values or, since a switch that is off hides all below it, from the same values
 * with every switch turned.
 * @throws what helm says, where it does not render the release at all
 */
export const unreadValues = async (archive: string, release: Release): Promise<readonly string[]> => {
  // A schema may refuse any change, and proves nothing of the templates.
  const render = (values: Values) =>
    renderChart(archive, { ...release, values }, ['--skip-schema-validation'])
  /** A change that helm cannot render is one that it has read. */
  const differs = async (base: string, values: Values): Promise<boolean> =>
    base !== (await render(values).catch(() => undefined))
  const base = await render(release.values)
  const turned = withSwitchesTurned(release.values) as Values
  const turnedBase = await render(turned).catch(() => undefined)

  const waiting = leavesOf(release.values).values()
  const unread: string[] = []
  const work = async (): Promise<void> => {
    for (const path of waiting) {
      const isRead =
        (await differs(base, withChange(release.values, path))) ||
        (turnedBase !== undefined && (await differs(turnedBase, withChange(turned, path))))
      if (!isRead) unread.push(path.join('.'))
    }
  }
  await Promise.all([work(), work()])
  return unread.toSorted()
}
