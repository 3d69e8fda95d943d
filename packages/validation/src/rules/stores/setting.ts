import type { Violation } from '../../values/violation.ts'
import type { Path } from '../../values/location.ts'
import { shown } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

/** What a value given to a chart must be, and what the chart takes where none is given. */
export interface Setting {
  readonly path: Path
  /** The chart's or the program's own default. */
  readonly byDefault?: unknown
  readonly isFine: (value: unknown, release: Release) => boolean
  /** What is wrong with another: `nothing is ever deleted`. */
  readonly impact: string
  readonly fix: string
}

/** Checks the settings of a release, each by itself. */
export const checkSettings = (release: Release, settings: readonly Setting[]): Violation[] =>
  settings.flatMap(({ path, byDefault, isFine, impact, fix }) => {
    const given = chartValue(release, ...path)
    const value = given ?? byDefault
    if (isFine(value, release)) return []
    return [
      {
        location: atValue(release, ...path),
        message:
          given === undefined
            ? `${path.join('.')} is not set, which means ${value === undefined ? 'the chart’s default' : shown(value)}`
            : `${path.join('.')} is ${shown(given)}`,
        impact,
        fix,
      },
    ]
  })
