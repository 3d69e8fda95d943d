import { load } from 'js-yaml'
import { chartValue, type Release } from '../../tree/charts/release.ts'
import { at, type Location, type Path } from '../../values/location.ts'
import { isMap } from '../../values/value-at.ts'

/** The configuration that a release gives Alertmanager, and the chart's receivers where it states none. */
export interface AlertmanagerConfig {
  readonly config: unknown
  readonly receivers: readonly string[]
  readonly location: (...path: Path) => Location
}

/** The receiver of the chart's own configuration, which sends no message. */
const OF_THE_CHART = ['null']

/** The configuration, either a map over the chart's or a text in its place. */
export const configsOf = (release: Release): readonly AlertmanagerConfig[] =>
  ['config', 'stringConfig'].flatMap((key) => configUnder(['alertmanager', key], release))

const configUnder = (key: readonly string[], release: Release): readonly AlertmanagerConfig[] => {
  const value = chartValue(release, ...key)
  const path = ['spec', 'values', ...key]
  if (isMap(value))
    return [
      { config: value, receivers: OF_THE_CHART, location: (...inside) => at(release, ...path, ...inside) },
    ]
  if (typeof value !== 'string' || isTemplate(value)) return []
  return [
    { config: yamlIn(value), receivers: [], location: (...inside) => ({ ...at(release, ...path), inside }) },
  ]
}

/** The chart renders such a text before Alertmanager reads it. */
export const isTemplate = (text: string): boolean => text.includes('{{')

/** valid-chart-values refuses a text that is not YAML. */
const yamlIn = (text: string): unknown => {
  try {
    return load(text)
  } catch {
    return undefined
  }
}
