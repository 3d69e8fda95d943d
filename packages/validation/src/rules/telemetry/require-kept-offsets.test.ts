import { describe, expect, it } from 'vitest'
import {
  HUB_COLLECTOR,
  SPOKE_AGENT,
  SPOKE_CONFIG,
  SPOKE_CONTAINER,
  SPOKE_KEYS,
  VALUES,
} from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('require-kept-offsets', () => {
  it.each([
    ['files read from their end', SPOKE_CONFIG, [...SPOKE_KEYS, 'receivers', 'file_log', 'start_at'], 'end'],
    [
      'offsets that are forgotten',
      SPOKE_CONFIG,
      [...SPOKE_KEYS, 'receivers', 'file_log', 'storage'],
      undefined,
    ],
    [
      'writes that the kernel may hold',
      SPOKE_CONFIG,
      [...SPOKE_KEYS, 'extensions', 'file_storage', 'fsync'],
      false,
    ],
    ['a reader with a buffer', SPOKE_AGENT, [...SPOKE_CONTAINER, 'args', 1], undefined],
    ['a hub’s reader with a buffer', HUB_COLLECTOR, [...VALUES, 'command'], undefined],
  ] as const)('refuses %s', async (_, object, path, value) => {
    expect(await refusedBy(set(object, path, value))).toEqual(['require-kept-offsets'])
  })
})
