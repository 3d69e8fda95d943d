import { expect, test } from 'vitest'
import { printedMetrics, readMetrics } from './declared-metrics.ts'

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
