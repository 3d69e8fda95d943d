import { describe, expect, it } from 'vitest'
import { add, change, findingsAfter, refusedBy, set, unset } from '../../testing/sample-trees.ts'
import { requireOwnerLabels } from './require-owner-labels.ts'
import { testRule } from '../../testing/test-rule.ts'

const LABEL = 'app.kubernetes.io/'

testRule(requireOwnerLabels, {
  invalid: [
    {
      name: 'warns of pods without a name',
      changes: [
        unset('spoke DaemonSet node-exporter', ['spec', 'template', 'metadata', 'labels', `${LABEL}part-of`]),
      ],
    },
  ],
})

describe('require-owner-labels', () => {
  it.each([
    ['an object of something else', 'hub Service traefik-metrics', `${LABEL}name`, 'traefic'],
    ['an object of another product', 'hub Service traefik-metrics', `${LABEL}part-of`, 'fleet'],
    ['an object of nobody', 'spoke ClusterRole kube-state-metrics', `${LABEL}managed-by`, undefined],
  ])('warns of %s', async (_, object, label, value) => {
    const findings = await findingsAfter(set(object, ['metadata', 'labels', label], value))
    expect(findings.filter(({ severity }) => severity === 'warning').map(({ rule }) => rule)).toEqual([
      'require-owner-labels',
    ])
  })

  it('leaves it to people how they label what they wrote themselves', async () => {
    const own = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'own', namespace: 'default' } }
    const listed = change(
      'hub telemetry/kustomization.yaml',
      ['resources'],
      (resources: readonly string[]) => [...resources, 'own.yaml'],
    )
    expect(await refusedBy(add('hub', 'telemetry/own.yaml', own), listed)).toEqual([])
  })
})
