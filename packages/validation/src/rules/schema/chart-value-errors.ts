import { schemaErrorsOf } from '../../schemas/schema-errors.ts'
import { schemaViolation, type Meaning } from '../../schemas/schema-violation.ts'
import type { Location, Path } from '../../values/location.ts'
import type { Violation } from '../../values/violation.ts'

/** Values that a chart gets. */
export interface ChartValues {
  /** The name of their schema. */
  readonly schema: string
  readonly values: unknown
  readonly location: (...path: Path) => Location
}

/** Charts replace templates, and Loki and the collector replace variables, before they read the text. */
const isReplaced = (text: string): boolean => text.includes('{{') || text.includes('${')

/** Where values are not as a schema demands. Helm merges them into the chart's defaults, and a null removes one. */
export const chartValueErrors = (
  { schema, values, location }: ChartValues,
  meaning: Meaning,
): readonly Violation[] =>
  (schemaErrorsOf(schema, values ?? {}, { nulls: true, isReplaced }) ?? []).map((error) =>
    schemaViolation(error, location, meaning),
  )
