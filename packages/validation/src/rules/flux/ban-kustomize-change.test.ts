import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'
import { banKustomizeChange } from './ban-kustomize-change.ts'
import { testRule } from '../../testing/test-rule.ts'

const LIST = 'hub telemetry/kustomization.yaml'

testRule(banKustomizeChange, {
  invalid: [
    {
      name: 'patches',
      changes: [set(LIST, ['patches'], [{ path: 'more-replicas.yaml' }])],
      findings: [{ impact: expect.stringContaining('other objects than those that are written') }],
    },
    { name: 'a namespace for all objects', changes: [set(LIST, ['namespace'], 'monitoring')] },
    {
      name: 'labels for all objects',
      changes: [set(LIST, ['labels'], [{ pairs: { team: 'home' } }])],
    },
    {
      name: 'generated ConfigMaps',
      changes: [set(LIST, ['configMapGenerator'], [{ name: 'settings', literals: ['level=debug'] }])],
      findings: [{ impact: expect.stringContaining('no file shows') }],
    },
  ],
})

describe('ban-kustomize-change', () => {
  it('leaves a key that kustomize does not know to the schema', async () => {
    expect(await refusedBy(set(LIST, ['patchs'], []))).toEqual(['valid-object'])
  })
})
