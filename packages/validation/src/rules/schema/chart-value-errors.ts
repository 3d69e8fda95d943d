import type { ErrorsOf } from '../../schemas/schema-errors.ts'
import { schemaViolation, type Meaning } from '../../schemas/schema-violation.ts'
import { at, type Located, type Location, type Path } from '../../values/location.ts'
import { valueAt } from '../../values/value-at.ts'
import type { Violation } from '../../values/violation.ts'

/** Values that a chart gets. */
export interface ChartValues {
  readonly errorsOf: ErrorsOf
  readonly values: unknown
  readonly location: (...path: Path) => Location
}

/** Charts replace templates, and Loki and the collector replace variables, before they read the text. */
const isReplaced = (text: string): boolean => text.includes('{{') || text.includes('${')

/** Where values are not as a schema demands. Helm merges them into the chart's defaults, and a null removes one. */
export const chartValueErrors = (
  { errorsOf, values, location }: ChartValues,
  meaning: Meaning,
): readonly Violation[] =>
  errorsOf(values ?? {}, { nulls: true, isReplaced }).map((error) =>
    schemaViolation(error, location, meaning),
  )

/** The values that a release gives its chart. */
export const valuesOfRelease = (release: Located, errorsOf: ErrorsOf): ChartValues => ({
  errorsOf,
  values: valueAt(release.object, VALUES),
  location: (...path) => at(release, ...VALUES, ...path),
})

const VALUES = ['spec', 'values']
