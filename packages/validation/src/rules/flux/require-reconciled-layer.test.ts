import { set } from '../../testing/sample-trees.ts'
import { requireReconciledLayer } from './require-reconciled-layer.ts'
import { testRule } from '../../testing/test-rule.ts'

const LAYER = 'spoke Kustomization telemetry'

testRule(requireReconciledLayer, {
  valid: [
    { name: 'has nothing against what is said to be off', changes: [set(LAYER, ['spec', 'suspend'], false)] },
  ],
  invalid: [
    ...(
      [
        ['a layer that keeps what Git has no more', ['prune'], false],
        ['a layer that waits for nothing', ['wait'], undefined],
        ['a layer that is paused', ['suspend'], true],
        ['a layer that deletes what it cannot change', ['force'], true],
        ['a layer that renames', ['namePrefix'], 'my-'],
        ['a layer that is applied elsewhere', ['targetNamespace'], 'default'],
      ] as const
    ).map(([name, path, value]) => ({ name, changes: [set(LAYER, ['spec', ...path], value)] })),
  ],
})
