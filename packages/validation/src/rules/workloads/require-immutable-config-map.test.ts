import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

describe('require-immutable-config-map', () => {
  it('refuses a hashed ConfigMap that may be edited', async () => {
    expect(await refusedBy(set('spoke ConfigMap otel-collector-*', ['immutable'], false))).toEqual([
      'require-immutable-config-map',
    ])
  })

  it('refuses one that does not say', async () => {
    expect(await refusedBy(unset('spoke ConfigMap otel-collector-*', ['immutable']))).toEqual([
      'require-immutable-config-map',
    ])
  })
})
