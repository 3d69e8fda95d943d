import { describe, expect, it } from 'vitest'
import { findingsAfter, refusedBy, set } from '../../testing/sample-trees.ts'
import { banKustomizeChange } from './ban-kustomize-change.ts'
import { testRule } from '../../testing/test-rule.ts'

const LIST = 'hub telemetry/kustomization.yaml'

testRule(banKustomizeChange, {
  invalid: [
    ...(
      [
        ['moves them to another namespace', 'namespace', 'monitoring'],
        ['patches them', 'patches', [{ path: 'more-replicas.yaml' }]],
        ['labels them', 'labels', [{ pairs: { team: 'home' } }]],
        ['makes some of its own', 'configMapGenerator', [{ name: 'settings', literals: ['level=debug'] }]],
      ] as const
    ).map(([name, key, value]) => ({
      name: `a list of files that ${name}`,
      changes: [set(LIST, [key], value)],
    })),
  ],
})

describe('ban-kustomize-change', () => {
  it('tells objects that are made from objects that are changed', async () => {
    const consequenceOf = async (key: string) => {
      const [finding] = await findingsAfter(set(LIST, [key], []))
      return finding?.impact
    }
    expect(await consequenceOf('components')).toContain('no file shows')
    expect(await consequenceOf('images')).toContain('not what is written')
  })

  it('leaves a key that kustomize does not know to the schema', async () => {
    expect(await refusedBy(set(LIST, ['patchs'], []))).toEqual(['valid-object'])
  })
})
