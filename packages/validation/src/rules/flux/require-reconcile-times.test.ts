import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

const LAYER = 'spoke Kustomization telemetry'

describe('require-reconcile-times', () => {
  it.each([
    ['a layer that is applied without end', LAYER, 'interval', '10s'],
    ['a layer that is applied once a day', LAYER, 'interval', '24h'],
    ['a failure that is tried again with the next interval', LAYER, 'retryInterval', undefined],
    ['a failure that is tried again in an hour', LAYER, 'retryInterval', '1h'],
    ['a layer that gives up at once', LAYER, 'timeout', '5s'],
    ['a release that never gives up', 'hub HelmRelease loki', 'timeout', '10h'],
    ['a source that is fetched once a day', 'hub OCIRepository loki', 'interval', '24h'],
  ])('refuses %s', async (_, object, field, value) => {
    expect(await refusedBy(set(object, ['spec', field], value))).toEqual(['require-reconcile-times'])
  })

  it('takes a time in parts', async () => {
    expect(await refusedBy(set(LAYER, ['spec', 'interval'], '9m30s'))).toEqual([])
  })
})
