import { describe, expect, it } from 'vitest'
import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('no-missing-extension', () => {
  it.each([
    [
      'a storage of another name',
      SPOKE_CONFIG,
      [...SPOKE_KEYS, 'receivers', 'file_log', 'storage'],
      'file_storage/logs',
    ],
  ] as const)('refuses %s', async (_, object, path, value) => {
    expect(await refusedBy(set(object, path, value))).toEqual(['no-missing-extension'])
  })
})
