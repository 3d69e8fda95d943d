import { describe, expect, it } from 'vitest'
import { HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('require-late-window', () => {
  it.each([
    [
      'a window shorter than the outage',
      HUB_STACK,
      [...VALUES, 'prometheus', 'prometheusSpec', 'tsdb', 'outOfOrderTimeWindow'],
      '30m',
    ],
    ['no window', HUB_STACK, [...VALUES, 'prometheus', 'prometheusSpec', 'tsdb'], undefined],
    [
      'chunks of Loki too short for late lines',
      HUB_LOKI,
      [...VALUES, 'loki', 'ingester', 'max_chunk_age'],
      '1h',
    ],
  ] as const)('refuses %s', async (_, object, path, value) => {
    expect(await refusedBy(set(object, path, value))).toEqual(['require-late-window'])
  })
})
