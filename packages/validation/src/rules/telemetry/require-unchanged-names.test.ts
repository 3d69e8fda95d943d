import { describe, expect, it } from 'vitest'
import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('require-unchanged-names', () => {
  it.each([
    [
      'labels of the scope',
      SPOKE_CONFIG,
      [...SPOKE_KEYS, 'exporters', 'prometheus_remote_write', 'disable_scope_info'],
      false,
    ],
    [
      'a prefix',
      SPOKE_CONFIG,
      [...SPOKE_KEYS, 'exporters', 'prometheus_remote_write', 'namespace'],
      'oracle',
    ],
  ] as const)('refuses %s', async (_, object, path, value) => {
    expect(await refusedBy(set(object, path, value))).toEqual(['require-unchanged-names'])
  })
})
