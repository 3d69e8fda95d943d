import { isGenerated } from '../../values/rendered-tree.ts'
import { isPartOff } from '../../tree/charts/parts-off.ts'
import type { Path } from '../../values/location.ts'
import { shown } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'
import type { Report } from './rule.ts'

/** What a value of a chart must be, and what the chart uses without one. */
export interface Setting {
  readonly path: Path
  /** The chart's or the program's own default. */
  readonly byDefault?: unknown
  readonly isFine: (value: unknown, release: Release) => boolean
  /** What another value does: `nothing is ever deleted`. */
  readonly impact: string
  readonly fix: string
}

/** Reports each value of a release that is not as its setting demands. */
export const checkSettings = (release: Release, settings: readonly Setting[], report: Report): void => {
  for (const { path, byDefault, isFine, impact, fix } of settings) {
    const given = chartValue(release, ...path)
    const value = given ?? byDefault
    if (isFine(value, release) || isPartOff(release, path)) continue
    // The default of the version that a person chose is not known.
    if (value === undefined && !isGenerated(release.file)) continue
    report({
      location: atValue(release, ...path),
      message:
        given === undefined
          ? `${path.join('.')} is not set, which means ${value === undefined ? 'the chart’s default' : shown(value)}`
          : `${path.join('.')} is ${shown(given)}`,
      impact,
      fix,
    })
  }
}
