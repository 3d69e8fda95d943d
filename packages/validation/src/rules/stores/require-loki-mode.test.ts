import { describe, expect, it } from 'vitest'
import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { change, refusedBy, set } from '../../testing/committed-trees.ts'

describe('require-loki-mode', () => {
  it.each([
    ['more than one on a volume', HUB_LOKI, [...VALUES, 'singleBinary', 'replicas'], 2],
    ['replicas of another mode', HUB_LOKI, [...VALUES, 'read', 'replicas'], 3],
    ['a cache of 8 GiB', HUB_LOKI, [...VALUES, 'chunksCache'], undefined],
    [
      'a schema without structured metadata',
      HUB_LOKI,
      [...VALUES, 'loki', 'schemaConfig', 'configs', 0, 'schema'],
      'v12',
    ],
    ['tenants that nobody names', HUB_LOKI, [...VALUES, 'loki', 'auth_enabled'], undefined],
  ] as const)('refuses %s', async (_, object, path, value) => {
    expect(await refusedBy(set(object, path, value))).toEqual(['require-loki-mode'])
  })

  it.each([undefined, 0])('takes replicas of %s for the one that the chart runs', async (replicas) => {
    expect(await refusedBy(set(HUB_LOKI, [...VALUES, 'singleBinary', 'replicas'], replicas))).toEqual([])
  })

  it('refuses a schema that begins no later than the one before it', async () => {
    const twice = (configs: readonly unknown[]) => [...configs, ...configs]
    const path = [...VALUES, 'loki', 'schemaConfig', 'configs']
    expect(await refusedBy(change(HUB_LOKI, path, twice))).toEqual(['require-loki-mode'])
  })
})
