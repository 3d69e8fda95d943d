import { describe, expect, it } from 'vitest'
import { refusedBy, setTarget } from '../../testing/sample-trees.ts'
import { noMissingScrapeTarget } from './no-missing-scrape-target.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingScrapeTarget, {
  invalid: [
    {
      name: 'a target on a port that the Service does not have',
      changes: [setTarget('prometheus/kube-state-metrics', 'kube-state-metrics.monitoring.svc:8081')],
    },
  ],
})

describe('no-missing-scrape-target', () => {
  it('refuses a target whose Service nobody makes', async () => {
    expect(
      await refusedBy(setTarget('prometheus/kube-state-metrics', 'kube-state.monitoring.svc:8080')),
    ).toContain('no-missing-scrape-target')
  })

  it('refuses a target on a port that nothing opens on the node', async () => {
    expect(await refusedBy(setTarget('prometheus/kubelet', '${env:K8S_NODE_IP}:10251'))).toContain(
      'no-missing-scrape-target',
    )
  })

  it('refuses a port of the node on which nothing listens', async () => {
    expect(await refusedBy(setTarget('prometheus/node-exporter', '10.0.0.26:9101'))).toContain(
      'no-missing-scrape-target',
    )
  })
})
