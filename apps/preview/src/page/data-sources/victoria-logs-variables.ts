import type { MetricFindValue, ScopedVars, TimeRange } from '@grafana/data'
import { interpolate } from '../runtime/interpolate.ts'
import { askFields } from './ask-victoria-logs.ts'

interface Options {
  readonly scopedVars?: ScopedVars
  readonly range?: TimeRange
}

/** As the plugin's editor of variables writes it. */
interface StoredQuery {
  readonly type?: 'fieldName' | 'fieldValue'
  readonly field?: string
  readonly query?: string
  readonly limit?: number
}

/** @param stored the query of a variable */
export const fieldValues = async (
  stored: unknown,
  { scopedVars, range }: Options = {},
): Promise<MetricFindValue[]> => {
  const { type = 'fieldValue', field = '', query = '', limit = 0 } = stored as StoredQuery
  const values = await askFields(type === 'fieldName' ? 'field_names' : 'field_values', {
    query: interpolate(query === '' ? '*' : query, scopedVars),
    ...(range && { start: String(range.from.valueOf()), end: String(range.to.valueOf()) }),
    ...(type === 'fieldValue' && { field }),
    ...(limit > 0 && { limit: String(limit) }),
  })
  return values.map((text) => ({ text }))
}
