import { parse } from 'yaml'
import type { Release } from './chart-references.ts'
import { chartValues, renderChart } from './render-chart.ts'
import {
  leavesOf,
  otherThan,
  switchesOff,
  valueOf,
  withSwitchesOnTheWay,
  withSwitchesTurned,
  withValue,
  withoutOpaque,
  type Path,
  type Values,
} from './value-paths.ts'

/** Rendered values, each rendered once; nothing where helm cannot render them. */
const renderer = (archive: string, release: Release): ((values: Values) => Promise<string | undefined>) => {
  const known = new Map<string, Promise<string | undefined>>()
  return (values) => {
    const key = JSON.stringify(values)
    // A schema may refuse any change, which proves nothing about the templates.
    const made =
      known.get(key) ??
      renderChart(archive, { ...release, values }, ['--skip-schema-validation']).catch(() => undefined)
    known.set(key, made)
    return made
  }
}

/**
 * The values of a release that its chart does not read: helm ignores them silently. A value is read if another value,
 * or none, changes what is rendered from
 * - the release's values, or
 * - these with every switch turned, but with those above the value on: a switch that is off hides all below it, or
 * - these with one more part of the chart switched on that the release says nothing of: a rule for Windows is read
 *   where Windows is watched.
 * @throws helm's message, where it does not render the release at all
 */
export const unreadValues = async (archive: string, release: Release): Promise<readonly string[]> => {
  await renderChart(archive, release, ['--skip-schema-validation'])
  const render = renderer(archive, release)
  /** A change that helm cannot render is also read. */
  const differs = async (base: Values, path: Path): Promise<boolean> => {
    const before = await render(base)
    if (before === undefined) return false
    for (const other of [otherThan(valueOf(base, path)), undefined])
      if ((await render(withValue(base, path, other))) !== before) return true
    return false
  }
  const turned = withSwitchesTurned(release.values) as Values
  const parts = switchesOff(parse(await chartValues(archive)) as Values, release.values)
  const bases = function* (path: Path): Generator<Values> {
    yield release.values
    yield withSwitchesOnTheWay(turned, path)
    const shown = withoutOpaque(withSwitchesOnTheWay(release.values, path))
    for (const part of parts) yield withValue(shown, part, true)
  }

  // An empty list renders as none: nothing can show that it is read.
  const isShown = (path: Path): boolean => JSON.stringify(valueOf(release.values, path)) !== '[]'
  const waiting = leavesOf(release.values).filter(isShown).values()
  const unread: string[] = []
  const isRead = async (path: Path): Promise<boolean> => {
    for (const base of bases(path)) if (await differs(base, path)) return true
    return false
  }
  const work = async (): Promise<void> => {
    for (const path of waiting) if (!(await isRead(path))) unread.push(path.join('.'))
  }
  await Promise.all([work(), work()])
  return unread.toSorted()
}
