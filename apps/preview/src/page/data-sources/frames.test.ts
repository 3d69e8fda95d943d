import { expect, test } from 'vitest'
import { type Series, seriesFrames, tableFrame } from './frames.ts'

const SERIES: readonly Series[] = [
  { metric: { cluster: 'hub', pod: 'a' }, values: [[10, '1']] },
  {
    metric: { cluster: 'spoke' },
    values: [
      [10, '+Inf'],
      [20, 'NaN'],
    ],
  },
]

test('each series is a frame with a name by its legend, and the time between two samples', () => {
  const frames = seriesFrames(SERIES, {
    refId: 'A',
    query: 'up',
    legendFormat: '{{cluster}}/{{pod}}',
    stepMilliseconds: 10_000,
  })
  expect(frames.map(({ name }) => name)).toEqual(['hub/a', 'spoke/'])
  expect(frames[1]?.fields).toMatchObject([
    { name: 'Time', values: [10_000, 20_000], config: { interval: 10_000 } },
    { name: 'Value', values: [Infinity, NaN], labels: { cluster: 'spoke' } },
  ])
})

test('a series without a legend is named by its labels, and one without labels by its query', () => {
  const nameOf = (metric: Readonly<Record<string, string>>) =>
    seriesFrames([{ metric, values: [] }], { refId: 'A', query: 'sum(up)' })[0]?.name
  expect(nameOf({ __name__: 'up', job: 'a' })).toBe('up{job="a"}')
  expect(nameOf({ job: 'a' })).toBe('{job="a"}')
  expect(nameOf({})).toBe('sum(up)')
})

test('a table has a column for each label of any series', () => {
  expect(tableFrame(SERIES, 'B', 'Value #B').fields.map(({ name, values }) => [name, values])).toEqual([
    ['Time', [10_000, 10_000, 20_000]],
    ['cluster', ['hub', 'spoke', 'spoke']],
    ['pod', ['a', '', '']],
    ['Value #B', [1, Infinity, NaN]],
  ])
})
