import { describe, expect, it } from 'vitest'
import { refusedBy, setTarget } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingScrapeTarget } from './no-missing-scrape-target.ts'

testRule(noMissingScrapeTarget, {
  invalid: [
    {
      name: 'a port that the Service does not have',
      changes: [setTarget('prometheus/kube-state-metrics', 'kube-state-metrics.monitoring.svc:8081')],
    },
  ],
})

describe('no-missing-scrape-target', () => {
  it.each([
    ['a missing Service', 'prometheus/kube-state-metrics', 'kube-state.monitoring.svc:8080'],
    ['a port that nothing opens on the node', 'prometheus/kubelet', '${env:K8S_NODE_IP}:10251'],
    ['a port of a node’s address without a listener', 'prometheus/node-exporter', '10.0.0.26:9101'],
  ])('refuses %s, and so do other rules', async (_, receiver, target) => {
    expect(await refusedBy(setTarget(receiver, target))).toContain('no-missing-scrape-target')
  })
})
