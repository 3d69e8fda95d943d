import { describe, expect, it } from 'vitest'
import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('require-compaction', () => {
  it.each([
    [
      'a storage that never shrinks',
      SPOKE_CONFIG,
      [...SPOKE_KEYS, 'extensions', 'file_storage', 'compaction', 'on_rebound'],
      false,
    ],
    [
      'one that compacts where it may not write',
      SPOKE_CONFIG,
      [...SPOKE_KEYS, 'extensions', 'file_storage', 'compaction', 'directory'],
      undefined,
    ],
  ] as const)('refuses %s', async (_, object, path, value) => {
    expect(await refusedBy(set(object, path, value))).toEqual(['require-compaction'])
  })
})
