import { readFleet } from '@fleet/model'
import { sampleStores, type SampleStores } from '@fleet/sample-stores'
import { fleet as inventory } from '@fleet/validation/fixtures'
import { REFUSED, TAKEN } from '@fleet/validation/logsql-corpus'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { startVictoriaLogsAlone } from '../../src/programs/victoria-logs.ts'
import { measured } from '../../src/results/measured.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { pushMadeLines } from '../../src/victoria-logs/made-lines.ts'
import { panelPairs, type PanelPair } from '../../src/victoria-logs/panel-pairs.ts'

/*
 * The dashboards in LogsQL on the real program, with made lines that came by OTLP. The LogQL of the same panel gives the
 * expected numbers, of the same lines in the sample store.
 */

const HOUR = 3600
const DAY = 24 * HOUR
/** The last full hour, at which steps of an hour end in both stores. */
const END = Math.floor(Date.now() / 1000 / HOUR) * HOUR
const START = END - 2 * HOUR

const pairs = panelPairs()

let hosts: LabHosts
let base: string
let stores: SampleStores
let pushed: number

beforeAll(async () => {
  const read = readFleet(inventory)
  if (!read.ok) throw new Error('the fleet of the fixtures is wrong')
  stores = sampleStores(read.fleet, () => END * 1000)
  hosts = await startHosts()
  await startVictoriaLogsAlone(hosts.hub)
  base = `http://${hosts.hub.address}:9428`
  pushed = await pushMadeLines(base, stores, [
    [START, END],
    [START - DAY, END - DAY],
  ])
})

afterAll(() => hosts[Symbol.asyncDispose]())

/** What Grafana puts in the place of variables. */
const filled = (text: string, choices: Readonly<Record<string, string>>): string =>
  text
    .replaceAll('$__auto', '1h')
    .replaceAll('$__range', '2h')
    .replaceAll(/\$\{(\w+)(?::\w+)?\}/g, (_, name: string) => choices[name] ?? OPEN[name] ?? '.+')

/** What is chosen of boxes and of filters of lines where nothing is. */
const OPEN: Readonly<Record<string, string>> = { level: '.*', search: '', exclude: '' }

const CHOICES = [
  {},
  { cluster: clusters.hub.name },
  { cluster: clusters.spoke.name },
  { cluster: `(${clusters.hub.name}|${clusters.spoke.name})`, search: 'err', exclude: 'timeout|refused' },
]

interface Result {
  readonly metric: Readonly<Record<string, string>>
  readonly value?: readonly [number, string]
  readonly values?: readonly (readonly [number, string])[]
}

/** Of “FATAL ERROR” Loki takes the second word. The made lines of PostgreSQL have the level info, which no word of theirs says. */
const SAME_LEVEL: Readonly<Record<string, string>> = { fatal: 'error', unknown: 'info' }

const inWordsOfLoki = ({ detected_level: level, ...labels }: Result['metric']): Result['metric'] => ({
  ...labels,
  ...(level !== undefined && { detected_level: SAME_LEVEL[level] ?? level }),
})

/** The numbers of an answer, by their labels and the hours that they cover. */
const numbersIn = (results: readonly Result[], delay: number): Readonly<Record<string, number>> => {
  const sums = new Map<string, number>()
  for (const { metric, value, values = value ? [value] : [] } of results) {
    const { __name__: _, ...labels } = inWordsOfLoki(metric)
    const series = JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    for (const [time, number] of values) {
      const key = `${series} at ${time - delay}`
      sums.set(key, (sums.get(key) ?? 0) + Number(number))
    }
  }
  return Object.fromEntries([...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const expectedOf = (
  { logql: { expr, queryType }, isOfLines }: PanelPair,
  choices: Readonly<Record<string, string>>,
) => {
  const query = filled(expr, choices)
  const isInstant = queryType === 'instant'
  const { body } = isInstant
    ? stores.loki('query', new URLSearchParams({ query, time: String(END) }))
    : stores.loki(
        'query_range',
        new URLSearchParams({
          query,
          ...{
            start: String(isOfLines ? START : START + HOUR),
            end: String(END),
            step: String(HOUR),
            limit: '300',
          },
        }),
      )
  return {
    isInstant,
    result: (body as { readonly data: { readonly result: readonly Result[] } }).data.result,
  }
}

const ask = async (path: string, parameters: Readonly<Record<string, string>>): Promise<string> => {
  const answer = await fetch(`${base}/select/logsql/${path}`, {
    method: 'POST',
    body: new URLSearchParams(parameters),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`VictoriaLogs refuses ${parameters['query'] ?? ''}: ${text}`)
  return text
}

const range = { start: String(START), end: String(END) }

const answered = async (
  { logsql: { expr, queryType } }: PanelPair,
  choices: Readonly<Record<string, string>>,
): Promise<readonly Result[]> => {
  const query = filled(expr, choices)
  const text =
    queryType === 'stats'
      ? await ask('stats_query', { query: timed(query), time: String(END) })
      : await ask('stats_query_range', { query, ...range, step: `${HOUR}s` })
  return (JSON.parse(text) as { readonly data: { readonly result: readonly Result[] } }).data.result
}

/** Of one number, the plugin states the time in the query. */
const timed = (query: string): string => {
  const [filters = ''] = query.split('|')
  // Seconds in brackets are whole: the last one ends at the full hour.
  const time = `_time:[${START}, ${END - 1}]`
  if (filters.includes('_time:')) return query
  return query.startsWith('options') ? query.replace(/^(options\(.*?\))/, `$1 ${time}`) : `${time} ${query}`
}

test('the dashboards ask VictoriaLogs in place of Loki', (context) => {
  measured(context, { lines: String(pushed), queries: String(pairs.length) })
  expect(pairs.length).toBeGreaterThan(25)
  expect(pushed).toBeGreaterThan(1000)
})

/** Where an hour ends, one store counts a line to the hour before, and the other to the next. */
const isClose = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 0.002 * Math.max(Math.abs(a), Math.abs(b))

describe.each(pairs.filter(({ isOfLines }) => !isOfLines))('$where', (pair) => {
  test.each(CHOICES)('gives the numbers of the made lines, of %j', async (choices) => {
    const { isInstant, result } = expectedOf(pair, choices)
    const expected = numbersIn(result, isInstant ? 0 : HOUR)
    const found = numbersIn(await answered(pair, choices), 0)
    expect(Object.keys(expected).length).toBeGreaterThan(0)
    expect(Object.keys(found)).toEqual(Object.keys(expected))
    const different = Object.entries(found).filter(([key, number]) => !isClose(number, expected[key] ?? NaN))
    expect(different).toEqual([])
  })
})

describe.each(pairs.filter(({ isOfLines }) => isOfLines))('$where', (pair) => {
  test.each(CHOICES)('shows the newest of the made lines, of %j', async (choices) => {
    const lines = expectedOf(pair, choices).result.flatMap(({ values = [] }) =>
      values.map(([, line]) => line),
    )
    const query = `${filled(pair.logsql.expr, choices)} | sort by (_time) desc`
    const found = (await ask('query', { query, ...range, limit: '300' }))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as Readonly<Record<string, string>>)['_msg'] ?? '')
    expect(found.toSorted()).toEqual(lines.toSorted())
  })
})

describe('the reader of the validator', () => {
  test.each(TAKEN)('takes what VictoriaLogs takes: %s', async (query) => {
    await expect(ask('query', { query, ...range, limit: '1' })).resolves.toEqual(expect.any(String))
  })

  test.each(REFUSED)('refuses what VictoriaLogs refuses: %s', async (query) => {
    await expect(ask('query', { query, ...range, limit: '1' })).rejects.toThrow('VictoriaLogs refuses')
  })
})
