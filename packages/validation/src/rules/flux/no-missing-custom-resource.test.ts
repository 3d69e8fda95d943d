import { describe, expect, it } from 'vitest'
import { own, refusedBy, remove } from '../../testing/sample-trees.ts'
import { noMissingCustomResource } from './no-missing-custom-resource.ts'
import { testRule } from '../../testing/test-rule.ts'

const PROBE = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Probe',
  metadata: { name: 'own', namespace: 'monitoring' },
  spec: { prober: { url: 'prober.example.org' }, targets: { staticConfig: { static: ['example.org'] } } },
}

testRule(noMissingCustomResource, {
  invalid: [{ name: 'a Probe where no chart defines its kind', changes: [...own(PROBE)] }],
})

describe('no-missing-custom-resource', () => {
  it('refuses monitors without the release that defines their kind', async () => {
    expect(await refusedBy(remove('hub HelmRelease kube-prometheus-stack'))).toContain(
      'no-missing-custom-resource',
    )
  })
})
