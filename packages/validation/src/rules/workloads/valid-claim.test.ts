import { describe, expect, it } from 'vitest'
import { findingsInOwn } from '../../testing/own-tree.ts'
import { withDistributedLoki } from '../../testing/distributed-loki.ts'
import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validClaim } from './valid-claim.ts'

testRule(validClaim, {
  invalid: [
    {
      name: 'a storage class that no other claim has',
      changes: [set('spoke PersistentVolumeClaim n8n.data', ['spec', 'storageClassName'], 'local-paht')],
    },
    {
      name: 'a misspelt storage class that all claims of a cluster have',
      changes: [
        ...['n8n.data', 'stirling-pdf.configs'].map((name) =>
          set(`spoke PersistentVolumeClaim ${name}`, ['spec', 'storageClassName'], 'local-paht'),
        ),
        set(
          'spoke StatefulSet miniflux-postgres',
          ['spec', 'volumeClaimTemplates', 0, 'spec', 'storageClassName'],
          'local-paht',
        ),
      ],
      findings: Array.from({ length: 3 }, () => ({ fix: 'did you mean "local-path"?' })),
    },
    {
      name: 'a size of a few bytes',
      changes: [set(HUB_LOKI, [...VALUES, 'singleBinary', 'persistence', 'size'], '5m')],
    },
    {
      name: 'a class of an ingester that the cluster does not have',
      before: withDistributedLoki,
      changes: [
        set(HUB_LOKI, [...VALUES, 'ingester', 'persistence', 'claims', 0, 'storageClass'], 'local-paht'),
      ],
      findings: [{ fix: 'did you mean "local-path"?' }],
    },
  ],
})

describe('valid-claim', () => {
  const stack = (values: string): string => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: kube-prometheus-stack, namespace: monitoring}
spec:
  interval: 1h
  chartRef: {kind: OCIRepository, name: kube-prometheus-stack}
  values: ${values}
`
  const claim = (spec: string): string => `apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data, namespace: default}
spec: ${spec}
`

  it.each([
    ['a Prometheus without a claim', stack('{}')],
    [
      'a claim whose access mode the operator sets',
      stack(
        '{prometheus: {prometheusSpec: {storageSpec: {volumeClaimTemplate: {spec: {resources: {requests: {storage: 50Gi}}}}}}}}',
      ),
    ],
    [
      'a claim of a size in decimal units, of several modes and of the default class',
      claim('{accessModes: [ReadWriteOnce, ReadOnlyMany], resources: {requests: {storage: 10G}}}'),
    ],
  ])('accepts %s in a person’s file', async (_, text) => {
    expect((await findingsInOwn(text)).map(({ rule }) => rule)).not.toContain('valid-claim')
  })

  it('warns of a size of a few bytes in a person’s file', async () => {
    const found = await findingsInOwn(
      claim('{accessModes: [ReadWriteOnce], resources: {requests: {storage: 5m}}}'),
    )
    expect(found).toContainEqual(expect.objectContaining({ rule: 'valid-claim', severity: 'warning' }))
  })
})
