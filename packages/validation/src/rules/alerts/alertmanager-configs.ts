import { load } from 'js-yaml'
import { at, type Path, type Location } from '../../values/location.ts'
import { type Release, chartValue } from '../../tree/charts/release.ts'
import { isMap } from '../../values/value-at.ts'

/** What a release gives Alertmanager, and what the chart has where it gives nothing. */
export interface AlertmanagerConfig {
  readonly config: unknown
  readonly receivers: readonly string[]
  readonly location: (...path: Path) => Location
}

/** The receiver of the chart's own configuration, which takes nobody's message anywhere. */
const OF_THE_CHART = ['null']

/** The configuration as a map over the chart's, or as a text in its place. */
export const configsOf = (release: Release): readonly AlertmanagerConfig[] =>
  ['config', 'stringConfig'].flatMap((key): readonly AlertmanagerConfig[] => {
    const path = ['alertmanager', key]
    const value = chartValue(release, ...path)
    const place = ['spec', 'values', ...path]
    if (isMap(value))
      return [
        { config: value, receivers: OF_THE_CHART, location: (...inside) => at(release, ...place, ...inside) },
      ]
    if (typeof value !== 'string' || isFilledIn(value)) return []
    return [
      {
        config: yamlIn(value),
        receivers: [],
        location: (...inside) => ({ ...at(release, ...place), inside }),
      },
    ]
  })

/** A chart fills such a text in before Alertmanager reads it. */
export const isFilledIn = (text: string): boolean => text.includes('{{')

/** What cannot be read is refused by valid-chart-values. */
const yamlIn = (text: string): unknown => {
  try {
    return load(text)
  } catch {
    return undefined
  }
}
