import { describe, expect, it } from 'vitest'
import { add, own, refusedBy, remove } from '../../testing/sample-trees.ts'
import { noMissingCustomResource } from './no-missing-custom-resource.ts'
import { testRule } from '../../testing/test-rule.ts'

const PROBE = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Probe',
  metadata: { name: 'own', namespace: 'monitoring' },
  spec: { prober: { url: 'prober.example.org' }, targets: { staticConfig: { static: ['example.org'] } } },
}

const ofUnknownChart = {
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: { name: 'operator', namespace: 'monitoring' },
  spec: {
    interval: '10m',
    chart: { spec: { chart: 'operator', sourceRef: { kind: 'HelmRepository', name: 'any' } } },
  },
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

  it('says nothing where a person’s release may define the kind', async () => {
    const refused = await refusedBy(...own(PROBE), add('spoke', 'workloads/own.yaml', ofUnknownChart))
    expect(refused).not.toContain('no-missing-custom-resource')
  })
})
