import { expect, test } from 'vitest'
import { metricsInText, samplesIn } from './exposition-text.ts'

const only = (line: string) => samplesIn(line)[0]

test('a sample has its name, its labels and its value', () => {
  expect(only('http_requests_total{method="post",code="200"} 1027 1395066363000')).toEqual({
    name: 'http_requests_total',
    labels: { method: 'post', code: '200' },
    value: 1027,
  })
  expect(only('node_load1 0.25')).toEqual({ name: 'node_load1', labels: {}, value: 0.25 })
})

test.each([
  ['1.5e-3', 0.0015],
  ['+Inf', Infinity],
  ['-Inf', -Infinity],
  ['NaN', NaN],
])('the value %s is a number', (text, value) => {
  expect(only(`metric ${text}`)?.value).toBe(value)
})

test('a value of a label may have quotes, backslashes, line ends and braces', () => {
  expect(only(String.raw`disk{path="C:\\a",note="say \"hi\"\nthere {now}"} 1`)?.labels).toEqual({
    path: String.raw`C:\a`,
    note: 'say "hi"\nthere {now}',
  })
})

test('an exemplar is no part of its sample', () => {
  expect(only('seconds_bucket{le="0.5"} 8 # {trace_id="KOO5S4"} 0.67')).toEqual({
    name: 'seconds_bucket',
    labels: { le: '0.5' },
    value: 8,
  })
})

test.each(['# TYPE up gauge', '', '<html>', 'it works', 'up', 'up{job="a" 1'])(
  'what is no sample is left out: %j',
  (line) => {
    expect(samplesIn(line)).toEqual([])
  },
)

test('the metrics of an answer are those that have samples, each part of a histogram apart', () => {
  const text = [
    '# HELP disk_seconds How long a disk took.',
    '# TYPE disk_seconds histogram',
    'disk_seconds_bucket{disk="a b",le="0.5"} 3',
    'disk_seconds_bucket{disk="a b",le="+Inf"} 4',
    'disk_seconds_sum{disk="a b"} 1.5e-3',
    'disk_seconds_count{disk="a b"} 4',
    'disk_temperature NaN 1700000000000',
  ].join('\r\n')
  expect(metricsInText(text)).toEqual([
    'disk_seconds_bucket',
    'disk_seconds_sum',
    'disk_seconds_count',
    'disk_temperature',
  ])
})
