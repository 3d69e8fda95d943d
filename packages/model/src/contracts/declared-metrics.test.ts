import { expect, test } from 'vitest'
import { printedMetrics, readMetrics } from './declared-metrics.ts'
import { metricsInText } from './exposition-text.ts'

test('what a tree declares of its jobs is read as it was written', () => {
  const text = printedMetrics([
    { job: 'nas', metrics: undefined },
    { job: 'printer', metrics: ['printer_up', 'printer_pages_total'] },
  ])
  expect([...readMetrics(text)]).toEqual([
    ['nas', undefined],
    ['printer', ['printer_up', 'printer_pages_total']],
  ])
})

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
