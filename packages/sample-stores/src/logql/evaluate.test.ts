import { readQuery } from '@fleet/validation/queries'
import { describe, expect, test } from 'vitest'
import { evaluateLogql } from './evaluate.ts'
import type { LogStore } from './log-store.ts'
import { labelOf, textOf } from './entry.ts'
import { selectedEntries } from './select.ts'

const stream = (
  pod: string,
  ...lines: readonly (readonly [time: number, level: string, text: string])[]
) => ({
  labels: { cluster: 'hub', pod },
  metadata: ['detected_level'],
  lines: (after: number, until: number) =>
    lines
      .filter(([time]) => time > after && time <= until)
      .map(([time, level, text]) => ({
        time,
        text: () => text,
        metadata: (label: string) => (label === 'detected_level' ? level : undefined),
      })),
})

const store: LogStore = [
  stream(
    'a',
    [10, 'info', 'GET /a 200'],
    [20, 'error', 'GET /b 500'],
    [30, 'info', 'level=info took=20ms path="/a b"'],
  ),
  stream(
    'b',
    [15, 'error', '{"level":"error","http":{"status":502,"took":"2s"}}'],
    [25, 'warn', 'Slow Disk'],
  ),
]

const exprOf = (query: string) => {
  const read = readQuery('logql', query, false)
  if (!read.ok) throw new Error(read.errors[0]?.message ?? '')
  return read.expr
}

const now = (query: string): readonly string[] => {
  const value = evaluateLogql(exprOf(query), { times: [60], start: 60, end: 60 }, store)
  if (value.kind !== 'vector') return []
  return value.lines.flatMap(({ labels, values: [found] }) =>
    found === undefined ? [] : [`${Object.values(labels).toSorted().join(' ')}: ${found}`],
  )
}

const lines = (query: string, read = textOf): readonly string[] => {
  const expr = exprOf(query)
  return expr.kind === 'logs' ? selectedEntries(expr, store, { after: 0, until: 60 }).map(read) : []
}

describe('a pipeline', () => {
  test.each([
    ['{pod="a"} |= "GET" != "500"', ['GET /a 200']],
    ['{pod=~".+"} |= "200" or "Slow"', ['GET /a 200', 'Slow Disk']],
    ['{pod="b"} |~ `(?i)slow`', ['Slow Disk']],
    ['{pod=~".+"} |~ `(?i)` !~ `(?i)^$` | detected_level=~"warn|fatal"', ['Slow Disk']],
    ['{pod="a"} | logfmt | took > 10ms | line_format "{{.path}} {{.level | upper}}"', ['/a b INFO']],
    ['{pod="b"} | json | http_status >= 500 and http_took < 3s | line_format "{{.http_status}}"', ['502']],
    ['{pod="b"} | json | level="error" or level="fatal" | line_format "{{.pod}}"', ['b']],
    ['{pod="a"} | pattern "<method> <path> <status>" | status="500" | line_format "{{.path}}"', ['/b']],
    ['{pod="a"} | regexp `(?P<code>\\d+)$` | code="200"', ['GET /a 200']],
  ])('%s lets %j through', (query, expected) => {
    expect(lines(query)).toEqual(expected)
  })

  test('makes labels of others, and takes them away', () => {
    const label = (name: string) => (entry: Parameters<typeof labelOf>[0]) => labelOf(entry, name)
    expect(lines('{pod="b"} |= "Slow" | label_format who=pod', label('who'))).toEqual(['b'])
    expect(lines('{pod="b"} |= "Slow" | drop cluster', label('cluster'))).toEqual([''])
    expect(lines('{pod="b"} |= "Slow" | keep pod', label('detected_level'))).toEqual([''])
  })
})

describe('a metric of lines', () => {
  test.each([
    ['sum by (pod) (count_over_time({cluster="hub"}[1m]))', ['a: 3', 'b: 2']],
    ['sum(count_over_time({cluster="hub"} | detected_level="error" [1m]))', [': 2']],
    ['sum(rate({cluster="hub"}[50s]))', [': 0.08']],
    ['sum by (detected_level) (count_over_time({pod="a"}[1m]))', ['info: 2', 'error: 1']],
    ['sum(bytes_over_time({pod="a"} |= "GET" [1m]))', [': 20']],
    ['sum(count_over_time({cluster="hub"}[30s] offset 30s))', [': 5']],
    ['count(sum by (pod) (count_over_time({cluster="hub"}[1m])))', [': 2']],
    ['topk(1, sum by (pod) (count_over_time({cluster="hub"}[1m])))', ['a: 3']],
    ['sum(count_over_time({pod="c"}[1m])) or vector(0)', [': 0']],
    ['sum(count_over_time({pod="a"}[1m])) / sum(count_over_time({cluster="hub"}[1m]))', [': 0.6']],
    ['max_over_time({pod="a"} | logfmt | unwrap duration(took) [1m]) by (pod)', ['a: 0.02']],
    ['absent_over_time({pod="c"}[1m])', ['c: 1']],
  ])('%s gives %j', (query, expected) => {
    expect(now(query)).toEqual(expected)
  })

  test('counts without an aggregation by all labels, those of the lines too', () => {
    expect(now('count_over_time({pod="a"}[1m])')).toEqual(['a hub info: 2', 'a error hub: 1'])
  })
})
