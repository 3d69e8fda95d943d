import type { MetricFindValue, ScopedVars, TimeRange } from '@grafana/data'
import { interpolate } from '../runtime/interpolate.ts'
import { askStore } from './ask-store.ts'
import { seriesName, type Labels } from './legend.ts'
import { matcherValue } from './matcher-values.ts'

const API = '/stores/prometheus/api/v1'

interface Options {
  readonly scopedVars?: ScopedVars
  readonly range?: TimeRange
}

/** @param query of a variable: text, or an object that holds it */
export const variableValues = async (
  query: unknown,
  { scopedVars, range }: Options = {},
): Promise<MetricFindValue[]> => {
  const text =
    typeof query === 'string' ? query : ((query as { readonly query?: string } | null)?.query ?? '')
  const values = await valuesOf(interpolate(text, scopedVars, matcherValue).trim(), timesOf(range))
  return values.map((value) => ({ text: value }))
}

const timesOf = (range: TimeRange | undefined): Readonly<Record<string, string>> =>
  range ? { start: String(range.from.valueOf() / 1000), end: String(range.to.valueOf() / 1000) } : {}

const valuesOf = async (
  query: string,
  times: Readonly<Record<string, string>>,
): Promise<readonly string[]> => {
  const [, call = '', inside = ''] = /^(\w+)\((.*)\)$/s.exec(query) ?? []
  switch (call) {
    case 'label_names':
      return await askStore(API, 'labels', times)
    case 'label_values':
      return await labelValues(inside, times)
    case 'metrics':
      return (await askStore<readonly string[]>(API, 'label/__name__/values', times)).filter((name) =>
        new RegExp(inside).test(name),
      )
    case 'query_result':
      return await queryResult(inside, times)
    default:
      return (await askStore<readonly Labels[]>(API, 'series', { 'match[]': query, ...times })).map(
        seriesName,
      )
  }
}

/** `label_values(LABEL)`, `label_values(SELECTOR, LABEL)` */
const labelValues = async (
  inside: string,
  times: Readonly<Record<string, string>>,
): Promise<readonly string[]> => {
  const [, selector, label = inside] = /^(.*),\s*(\w+)\s*$/s.exec(inside) ?? []
  const matching: Record<string, string> = selector === undefined ? {} : { 'match[]': selector.trim() }
  return await askStore(API, `label/${label.trim()}/values`, { ...matching, ...times })
}

interface Vector {
  readonly result: readonly { readonly metric: Labels; readonly value: readonly [number, string] }[]
}

const queryResult = async (
  query: string,
  { end }: Readonly<Record<string, string>>,
): Promise<readonly string[]> => {
  const { result } = await askStore<Vector>(API, 'query', { query, ...(end !== undefined && { time: end }) })
  return result.map(
    ({ metric, value: [seconds, value] }) => `${seriesName(metric)} ${value} ${seconds * 1000}`,
  )
}
