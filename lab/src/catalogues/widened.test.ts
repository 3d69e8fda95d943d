import { expect, test } from 'vitest'
import { nearestPart } from './nearest-part.ts'
import { widened } from './widened.ts'

test.each([
  ['an unknown metric is added unchanged', undefined, 'counter b a', 'counter a b'],
  ['a known metric that is not shown stays', 'counter b a=1|2', 'counter a=1', 'counter b a=1|2'],
  ['new labels come last', 'gauge b', 'gauge c b a', 'gauge b a c'],
  ['a closed label learns a value', 'gauge mode=user|idle', 'gauge mode=steal', 'gauge mode=idle|steal|user'],
  ['the type is the running program’s', 'gauge a', 'counter a', 'counter a'],
  ['an info is shown as a gauge', 'info a', 'gauge a', 'info a'],
] as const)('%s', (_, known, exposed, wanted) => {
  expect(widened(known, exposed)).toBe(wanted)
})

test('a metric without a part goes to the one with the most similar names', () => {
  const catalogue = {
    ...{ exporter: 'one', version: '1', source: 'a test', images: [] },
    parts: { load: { node_load1: 'gauge' }, memory: { node_memory_free: 'gauge', node_load15_x: 'gauge' } },
  }
  expect(nearestPart(catalogue, 'node_load5')).toBe('load')
  expect(nearestPart(catalogue, 'node_memory_used')).toBe('memory')
  expect(nearestPart(catalogue, 'node_load1')).toBe('load')
})
