import { sampleStores } from '@fleet/sample-stores'
import { describe, expect, test } from 'vitest'
import {
  composed,
  queriesOf,
  victoriaLogsFleet,
  type PanelQuery,
  type ShownPanel,
} from './testing/composed.ts'

/*
 * One description of what a panel asks is printed in two languages. Of the same lines, both stores give the same answers.
 */

const inLoki = composed()
const inVictoriaLogs = composed(victoriaLogsFleet())

const HOUR = 3600
/** A full hour, at which steps of an hour end in both stores. */
const END = Date.UTC(2026, 10, 28, 14) / 1000
const START = END - 2 * HOUR

const stores = sampleStores(victoriaLogsFleet(), () => END * 1000)

const isOfLogs = ({ datasource }: PanelQuery): boolean => /loki|logs/.test(datasource.type)

interface Pair {
  readonly where: string
  readonly panel: ShownPanel
  readonly loki: PanelQuery
  readonly victoriaLogs: PanelQuery
}

/** Each query of logs with its other version. */
const pairs: readonly Pair[] = inLoki.flatMap(({ uid, panels }, index) =>
  panels.flatMap((panel, place) => {
    const others = queriesOf(inVictoriaLogs[index]?.panels[place] ?? panel)
    return queriesOf(panel).flatMap((loki, position) => {
      const victoriaLogs = others[position]
      return isOfLogs(loki) && victoriaLogs
        ? [{ where: `${uid} / ${panel.title} ${loki.refId}`, panel, loki, victoriaLogs }]
        : []
    })
  }),
)

type Choices = Readonly<Record<string, string>>

const ALL: Choices = { level: '.*', search: '', exclude: '' }
const CHOSEN: Choices = {
  cluster: 'spoke',
  namespace: 'apps',
  level: '(error|fatal|info|warn)',
  search: 'e',
  exclude: 'timeout|refused',
}

/** What Grafana puts in the place of variables. Its own are lengths of time. */
const filled = (text: string, choices: Choices): string =>
  text
    .replaceAll('$__auto', '1h')
    .replaceAll('$__range', '2h')
    .replaceAll(/\$\{(\w+)(?::\w+)?\}/g, (_, name: string) => choices[name] ?? '.+')

interface Result {
  readonly metric: Readonly<Record<string, string>>
  readonly value?: readonly [number, string]
  readonly values?: readonly (readonly [number, string])[]
}

const resultOf = (answer: { readonly status: number; readonly body: unknown }): readonly Result[] => {
  expect(answer).toMatchObject({ status: 200 })
  return (answer.body as { readonly data: { readonly result: readonly Result[] } }).data.result
}

/** Of a line such as “FATAL ERROR” Loki takes the second word. */
const inWordsOfLoki = (metric: Result['metric']): Result['metric'] =>
  metric['detected_level'] === 'fatal' ? { ...metric, detected_level: 'error' } : metric

/** The numbers of an answer by their labels and the hours that they cover. */
const numbersIn = (results: readonly Result[], delay: number): ReadonlyMap<string, number> =>
  summed(
    results.flatMap(({ metric, value, values = value ? [value] : [] }) => {
      const { __name__: _, ...labels } = inWordsOfLoki(metric)
      const series = JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      return values.map(([time, number]) => [`${series} at ${time - delay}`, Number(number)] as const)
    }),
  )

const summed = (numbers: readonly (readonly [string, number])[]): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>()
  for (const [key, number] of numbers) sums.set(key, (sums.get(key) ?? 0) + number)
  return sums
}

const fromLoki = ({ expr, queryType }: PanelQuery, choices: Choices): ReadonlyMap<string, number> => {
  const query = filled(expr, choices)
  if (queryType === 'instant')
    return numbersIn(resultOf(stores.loki('query', new URLSearchParams({ query, time: String(END) }))), 0)
  const range = { start: String(START + HOUR), end: String(END), step: String(HOUR) }
  return numbersIn(resultOf(stores.loki('query_range', new URLSearchParams({ query, ...range }))), HOUR)
}

/** As its plugin asks: of one number it states the time in the query. */
const fromVictoriaLogs = ({ expr, queryType }: PanelQuery, choices: Choices): ReadonlyMap<string, number> => {
  const query = filled(expr, choices)
  if (queryType === 'stats') {
    const [filter = ''] = query.split('|')
    const timed = `_time:[${START}, ${END}]`
    const asked = filter.includes('_time:')
      ? query
      : query.startsWith('options')
        ? query.replace(/^(options\(.*?\))/, `$1 ${timed}`)
        : `${timed} ${query}`
    const parameters = new URLSearchParams({ query: asked, time: String(END) })
    return numbersIn(resultOf(stores.victoriaLogs('stats_query', parameters)), 0)
  }
  const range = { start: String(START), end: String(END), step: String(HOUR) }
  return numbersIn(
    resultOf(stores.victoriaLogs('stats_query_range', new URLSearchParams({ query, ...range }))),
    0,
  )
}

/** Sums of the same numbers in another order differ in their last digits. */
const rounded = (numbers: ReadonlyMap<string, number>): Readonly<Record<string, number>> =>
  Object.fromEntries([...numbers].map(([key, value]) => [key, Number(value.toPrecision(9))] as const))

describe('the dashboards of both stores', () => {
  test('have the same panels', () => {
    const withoutName = (text: string): string => text.replaceAll(/Loki|VictoriaLogs/g, 'store')
    const shapes = (all: typeof inLoki) =>
      all.map(({ uid, panels }) => [
        uid,
        panels.map(({ type, title, gridPos }) => [type, withoutName(title), gridPos]),
      ])
    expect(shapes(inVictoriaLogs)).toEqual(shapes(inLoki))
    expect(pairs.length).toBeGreaterThan(25)
  })

  test('never name the other store', () => {
    for (const { json } of inVictoriaLogs) expect(json).not.toMatch(/loki(?!_)/i)
    for (const { json } of inLoki) expect(json).not.toMatch(/victoria/i)
  })

  test('have the same variables', () => {
    const names = (all: typeof inLoki) =>
      all.map(({ dashboard }) =>
        (dashboard.templating.list ?? []).map(({ name, allValue }) => [name, allValue]),
      )
    expect(names(inVictoriaLogs)).toEqual(names(inLoki))
  })
})

describe.each(pairs.filter(({ panel }) => panel.type !== 'logs'))('$where', ({ loki, victoriaLogs }) => {
  test.each([
    ['all', ALL],
    ['some', CHOSEN],
  ])('gives the same numbers of %s from both stores', (_, choices) => {
    const expected = rounded(fromLoki(loki, choices))
    expect(rounded(fromVictoriaLogs(victoriaLogs, choices))).toEqual(expected)
  })
})

interface Lines {
  readonly data: { readonly result: readonly { readonly values: readonly (readonly [string, string])[] }[] }
}

describe.each(pairs.filter(({ panel }) => panel.type === 'logs'))('$where', ({ loki, victoriaLogs }) => {
  test.each([
    ['all', ALL],
    ['some', CHOSEN],
  ])('shows the same lines of %s from both stores', (_, choices) => {
    const range = { start: String(START), end: String(END), limit: '400' }
    const asked = (expr: string) => new URLSearchParams({ query: filled(expr, choices), ...range })
    const { body } = stores.loki('query_range', asked(loki.expr))
    const expected = (body as Lines).data.result.flatMap(({ values }) => values.map(([, line]) => line))
    const found = (stores.victoriaLogs('query', asked(victoriaLogs.expr)).body as string)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as Readonly<Record<string, string>>)['_msg'] ?? '')
    expect(found.length).toBeGreaterThan(0)
    expect(found.toSorted()).toEqual(expected.toSorted())
  })
})

describe('a table of VictoriaLogs', () => {
  test('makes fields of labels, and a column of each number by its name', () => {
    const panel = inVictoriaLogs
      .flatMap(({ panels }) => panels)
      .find(({ title }) => title === 'Loudest services')
    expect(panel?.transformations?.map(({ id }) => id)).toEqual(['labelsToFields', 'merge', 'organize'])
    expect(panel?.transformations?.[2]?.options).toMatchObject({
      renameByName: { bytes_per_second: 'Volume', lines_per_minute: 'Lines' },
    })
  })
})

test('a page of lines is as long as that of Loki', () => {
  const limits = pairs
    .filter(({ panel }) => panel.type === 'logs')
    .map(({ victoriaLogs }) => [victoriaLogs.queryType, victoriaLogs.maxLines])
  expect(new Set(limits.map(String))).toEqual(new Set(['instant,1000']))
})
