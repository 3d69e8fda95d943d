import type { NamespaceNeed } from '@fleet/model'
import { describe, expect, it } from 'vitest'
import { namespaces } from './namespaces.ts'

const need = (over: Partial<NamespaceNeed> = {}): NamespaceNeed => ({
  namespace: 'apps',
  podSecurity: 'restricted',
  holdsVolumes: false,
  ...over,
})

describe('namespaces', () => {
  it('makes each namespace once, in the order of the names', () => {
    const made = namespaces([need({ namespace: 'b' }), need({ namespace: 'a' }), need({ namespace: 'b' })])
    expect(made.map(({ metadata }) => metadata.name)).toEqual(['a', 'b'])
  })

  it('is as strict as its laxest pod allows', () => {
    const [made] = namespaces([
      need(),
      need({ podSecurity: 'privileged' }),
      need({ podSecurity: 'baseline' }),
    ])
    expect(made?.metadata.labels?.['pod-security.kubernetes.io/enforce']).toBe('privileged')
  })

  it('says why its pods reach their nodes', () => {
    const [made] = namespaces([need({ reasons: ['b: two'] }), need(), need({ reasons: ['a: one'] })])
    expect(made?.metadata.annotations).toEqual({
      'observability-fleet/reaches-its-node-because': 'a: one; b: two',
    })
  })

  it('is never pruned when an object in it holds data, which its deletion would delete', () => {
    const pruneOf = (needs: NamespaceNeed[]) =>
      namespaces(needs)[0]?.metadata.annotations?.['kustomize.toolkit.fluxcd.io/prune']
    expect(pruneOf([need(), need({ holdsVolumes: true })])).toBe('disabled')
    expect(pruneOf([need()])).toBeUndefined()
  })
})
