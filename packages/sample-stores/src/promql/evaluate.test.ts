import { readQuery } from '@fleet/validation/queries'
import { describe, expect, test } from 'vitest'
import { EvaluationError } from '../evaluation/context.ts'
import { formatted } from '../answers/samples.ts'
import { series, storeOf } from '../testing/small-store.ts'
import { evaluatePromql } from './evaluate.ts'

const store = storeOf(
  series('requests_total', { code: '200', pod: 'a' }, 0, 15, 30, 45, 60),
  series('requests_total', { code: '500', pod: 'a' }, 10, 20, 5, 10, 15),
  series('requests_total', { code: '200', pod: 'b' }, 0, 0, 30, 30, 60),
  series('size', { pod: 'a', node: 'x' }, 1, 2, 3, 4, 5),
  series('size', { pod: 'b', node: 'x' }, 10, 20, 30, 40, 50),
  series('limit', { pod: 'a' }, 8, 8, 8, 8, 8),
  series('limit', { pod: 'b' }, 40, 40, 40, 40, 40),
  series('owner', { pod: 'a', team: 'red' }, 1, 1, 1, 1, 1),
  series('owner', { pod: 'b', team: 'blue' }, 1, 1, 1, 1, 1),
  series('ended', { pod: 'a' }, 1, 1, undefined),
  series('wait_bucket', { le: '0.1' }, 2, 2, 2, 2, 2),
  series('wait_bucket', { le: '1' }, 8, 8, 8, 8, 8),
  series('wait_bucket', { le: '+Inf' }, 10, 10, 10, 10, 10),
)

/** `pod=a: 5` for each series of a result at a second. */
const at = (second: number, query: string): readonly string[] => {
  const read = readQuery('promql', query, false)
  if (!read.ok) throw new Error(read.errors[0]?.message ?? '')
  const value = evaluatePromql(read.expr, { times: [second], start: second, end: second }, store)
  if (value.kind === 'text') return [value.text]
  if (value.kind === 'scalar') return value.values.map(formatted)
  return value.lines.flatMap(({ labels, values: [found] }) =>
    found === undefined ? [] : [`${inWords(labels)}: ${formatted(Math.round(found * 1e6) / 1e6)}`],
  )
}

const inWords = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([label, value]) => `${label}=${value}`)
    .toSorted()
    .join(' ')

/** At the last sample, after a minute. */
const now = (query: string): readonly string[] => at(60, query)

describe('a selector', () => {
  test('takes the last sample, for at most five minutes', () => {
    expect(at(70, 'limit{pod="a"}')).toEqual(['__name__=limit pod=a: 8'])
    expect(at(359, 'limit{pod="a"}')).toEqual(['__name__=limit pod=a: 8'])
    expect(at(360, 'limit{pod="a"}')).toEqual([])
  })

  test('takes nothing of a series that ended', () => {
    expect(at(29, 'ended')).toHaveLength(1)
    expect(at(31, 'ended')).toEqual([])
  })

  test('matches whole values, and an absent label as an empty one', () => {
    expect(now('size{pod=~"a|c", team=""}')).toEqual(['__name__=size node=x pod=a: 5'])
    expect(now('{__name__=~"si.*", pod!~"a.*"}')).toEqual(['__name__=size node=x pod=b: 50'])
  })

  test('looks elsewhere in time by offset and @', () => {
    expect(now('sum(size offset 30s)')).toEqual([': 33'])
    expect(now('sum(size @ 15)')).toEqual([': 22'])
    expect(at(15, 'sum(size @ end())')).toEqual([': 22'])
  })
})

describe('over a range', () => {
  test('a rate counts a reset of the counter, and reaches to the ends of the window', () => {
    expect(now('rate(requests_total{pod="a"}[1m])')).toEqual([
      'code=200 pod=a: 1',
      'code=500 pod=a: 0.333333',
    ])
    expect(now('resets(requests_total{code="500"}[2m])')).toEqual(['code=500 pod=a: 1'])
  })

  test('a window leaves out what is at its beginning', () => {
    expect(now('count_over_time(size{pod="a"}[30s])')).toEqual(['node=x pod=a: 2'])
  })

  test.each([
    ['irate(requests_total{pod="b"}[2m])', 'code=200 pod=b: 2'],
    ['delta(size{pod="a"}[30s])', 'node=x pod=a: 2'],
    ['changes(requests_total{pod="b"}[2m])', 'code=200 pod=b: 2'],
    ['max_over_time(size{pod="b"}[45s])', 'node=x pod=b: 50'],
    ['quantile_over_time(0.5, size{pod="a"}[2m])', 'node=x pod=a: 3'],
    ['deriv(size{pod="a"}[2m])', 'node=x pod=a: 0.066667'],
    ['predict_linear(size{pod="a"}[2m], 15)', 'node=x pod=a: 6'],
    ['last_over_time(size{pod="a"}[2m])', '__name__=size node=x pod=a: 5'],
    ['max_over_time(sum(size)[1m:30s])', ': 55'],
  ])('%s is %s', (query, expected) => {
    expect(now(query)).toEqual([expected])
  })
})

describe('an aggregation', () => {
  test.each([
    ['sum by (pod) (requests_total)', ['pod=a: 75', 'pod=b: 60']],
    ['sum without (code, node) (requests_total)', ['pod=a: 75', 'pod=b: 60']],
    ['avg(size)', [': 27.5']],
    ['count(size == 5)', [': 1']],
    ['topk(1, size)', ['__name__=size node=x pod=b: 50']],
    ['bottomk by (pod) (1, size)', ['__name__=size node=x pod=a: 5', '__name__=size node=x pod=b: 50']],
    ['quantile(0.5, size)', [': 27.5']],
    ['stddev(size)', [': 22.5']],
    ['count_values("value", limit)', ['value=8: 1', 'value=40: 1']],
    ['sum(nothing)', []],
  ])('%s gives %j', (query, expected) => {
    expect(now(query)).toEqual(expected)
  })
})

describe('an operator', () => {
  test.each([
    ['size / on (pod) limit', ['pod=a: 0.625', 'pod=b: 1.25']],
    ['size / ignoring (node) limit > 1', ['pod=b: 1.25']],
    ['size > on (pod) limit', ['pod=b: 50']],
    ['size > bool on (pod) limit', ['pod=a: 0', 'pod=b: 1']],
    [
      'requests_total{code="200"} * on (pod) group_left (team) owner',
      ['code=200 pod=a team=red: 60', 'code=200 pod=b team=blue: 60'],
    ],
    ['size > 10', ['__name__=size node=x pod=b: 50']],
    ['10 < size', ['__name__=size node=x pod=b: 50']],
    ['size and on (pod) owner{team="red"}', ['__name__=size node=x pod=a: 5']],
    ['size unless on (pod) owner{team="red"}', ['__name__=size node=x pod=b: 50']],
    ['sum(nothing) or vector(0)', [': 0']],
    ['-2 ^ 2 + 7 % 4', ['-1']],
    ['1 / 0', ['+Inf']],
  ])('%s gives %j', (query, expected) => {
    expect(now(query)).toEqual(expected)
  })

  test('refuses many series on both sides', () => {
    expect(() => now('requests_total / on (pod) requests_total')).toThrow(EvaluationError)
  })
})

describe('a function', () => {
  test.each([
    ['histogram_quantile(0.5, wait_bucket)', [': 0.55']],
    ['histogram_quantile(0.95, wait_bucket)', [': 1']],
    ['label_replace(limit{pod="a"}, "to", "$1!", "pod", "(.*)")', ['__name__=limit pod=a to=a!: 8']],
    ['label_join(owner{pod="a"}, "to", "/", "pod", "team")', ['__name__=owner pod=a team=red to=a/red: 1']],
    ['absent(limit{pod="c", node=~"x"})', ['pod=c: 1']],
    ['absent(limit)', []],
    ['clamp(size, 6, 40)', ['node=x pod=a: 6', 'node=x pod=b: 40']],
    ['round(vector(2.4), 0.5)', [': 2.5']],
    ['scalar(limit)', ['NaN']],
    ['scalar(sum(limit)) + time()', ['108']],
    ['timestamp(limit{pod="a"})', ['pod=a: 60']],
    ['sort_desc(size)', ['__name__=size node=x pod=b: 50', '__name__=size node=x pod=a: 5']],
    ['hour(vector(7200)) + day_of_week(vector(0))', [': 6']],
  ])('%s gives %j', (query, expected) => {
    expect(now(query)).toEqual(expected)
  })

  test('that is not evaluated says so', () => {
    expect(() => now('histogram_avg(size)')).toThrow('histogram_avg')
  })
})
