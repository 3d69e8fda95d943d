import { expect, test } from 'vitest'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { collectorConfig, collectorPod } from '../../testing/played-way.ts'
import { pushAddress } from './push-address.ts'

const spoke = (hub?: string) => ({
  objects: [collectorPod, collectorConfig(hub === undefined ? {} : { hub })],
})

test('collectors that push to the address of the inventory are well', async () => {
  expect(await foundBy(pushAddress, { clusters: { spoke: spoke() } })).toEqual([])
})

test('collectors that push elsewhere are found, with both addresses', async () => {
  const found = await foundBy(pushAddress, { clusters: { spoke: spoke('100.100.0.77') } })
  expect(found.map(({ subject }) => subject)).toEqual(['ConfigMap monitoring/otel-collector-b8b2e58b32'])
  expect(found[0]?.message).toContain('http://100.100.0.77:31080/otlp')
  expect(found[0]?.message).toContain('the inventory states http://100.100.0.2:31080/otlp')
})

test('a cluster whose pods cannot be read is not asked', async () => {
  const { unasked } = await examined(pushAddress, { clusters: { spoke: { forbidden: ['/pods'] } } })
  expect(unasked).toMatchObject([{ cluster: 'spoke', obstacle: 'forbidden' }])
})
