import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

const LAYER = 'spoke Kustomization telemetry'

describe('require-reconciled-layer', () => {
  it.each([
    ['a layer that keeps what Git has no more', ['prune'], false],
    ['a layer that waits for nothing', ['wait'], undefined],
    ['a layer that is paused', ['suspend'], true],
    ['a layer that deletes what it cannot change', ['force'], true],
    ['a layer that renames', ['namePrefix'], 'my-'],
    ['a layer that is applied elsewhere', ['targetNamespace'], 'default'],
  ] as const)('refuses %s', async (_, path, value) => {
    expect(await refusedBy(set(LAYER, ['spec', ...path], value))).toEqual(['require-reconciled-layer'])
  })

  it('has nothing against what is said to be off', async () => {
    expect(await refusedBy(set(LAYER, ['spec', 'suspend'], false))).toEqual([])
  })
})
