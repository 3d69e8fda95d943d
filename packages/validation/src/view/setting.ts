import type { Breach } from '../rule.ts'
import type { Path } from '../spot.ts'
import type { Release } from './releases.ts'
import { atValue, chartValue, shown } from './value-at.ts'

/** What a value given to a chart must be, and what the chart takes where none is given. */
export interface Setting {
  readonly path: Path
  /** The chart's or the program's own default. */
  readonly byDefault?: unknown
  readonly isFine: (value: unknown, release: Release) => boolean
  /** What is wrong with another: `nothing is ever deleted`. */
  readonly consequence: string
  readonly mend: string
}

/** Judges the settings of a release, each by itself. */
export const judgeSettings = (release: Release, settings: readonly Setting[]): Breach[] =>
  settings.flatMap(({ path, byDefault, isFine, consequence, mend }) => {
    const given = chartValue(release, ...path)
    const value = given ?? byDefault
    if (isFine(value, release)) return []
    return [
      {
        at: atValue(release, ...path),
        what:
          given === undefined
            ? `${path.join('.')} is not set, which means ${value === undefined ? 'the chart’s default' : shown(value)}`
            : `${path.join('.')} is ${shown(given)}`,
        consequence,
        mend,
      },
    ]
  })
