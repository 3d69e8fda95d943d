import type { MetricFindValue, ScopedVars, TimeRange } from '@grafana/data'
import { interpolate } from '../runtime/interpolate.ts'
import { askStore } from './ask-store.ts'
import { matcherValue } from './matcher-values.ts'

const API = '/stores/loki/loki/api/v1'

interface Options {
  readonly scopedVars?: ScopedVars
  readonly range?: TimeRange
}

/** As Grafana's editor of variables writes it. */
interface StoredQuery {
  /** 0: names of labels, 1: values of a label. */
  readonly type?: number
  readonly label?: string
  readonly stream?: string
}

/** @param query of a variable: `label_values({selector}, label)`, or the fields of it */
export const variableValues = async (
  query: unknown,
  { scopedVars, range }: Options = {},
): Promise<MetricFindValue[]> => {
  const { label, stream } = typeof query === 'string' ? parsed(query) : fieldsOf(query as StoredQuery)
  const times: Record<string, string> = range
    ? { start: `${range.from.valueOf()}000000`, end: `${range.to.valueOf()}000000` }
    : {}
  const selector = interpolate(stream, scopedVars, matcherValue).trim()
  const path = label === '' ? 'labels' : `label/${label}/values`
  const values = await askStore<readonly string[]>(API, path, {
    ...times,
    ...(selector !== '' && { query: selector }),
  })
  return values.map((text) => ({ text }))
}

interface LabelQuery {
  /** Empty: the names of all labels. */
  readonly label: string
  readonly stream: string
}

const parsed = (query: string): LabelQuery => {
  const [, inside = ''] = /^label_values\((.*)\)$/s.exec(query.trim()) ?? []
  const [, stream = '', label = inside] = /^(.*),\s*(\w+)\s*$/s.exec(inside) ?? []
  return { label: label.trim(), stream }
}

const fieldsOf = ({ type = 1, label = '', stream = '' }: StoredQuery): LabelQuery => ({
  label: type === 0 ? '' : label,
  stream,
})
