import { describe, expect, it } from 'vitest'
import { findingsAfter, own, set, unset } from '../../testing/sample-trees.ts'
import { requireRecommendedLabels } from './require-recommended-labels.ts'
import { testRule } from '../../testing/test-rule.ts'

const LABEL = 'app.kubernetes.io/'

testRule(requireRecommendedLabels, {
  valid: [
    {
      name: 'an object without labels in a file that is not generated',
      changes: own(
        { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'own', namespace: 'default' } },
        'telemetry',
        'hub',
      ),
    },
  ],
  invalid: [
    {
      name: 'pods without part-of',
      changes: [
        unset('spoke DaemonSet node-exporter', ['spec', 'template', 'metadata', 'labels', `${LABEL}part-of`]),
      ],
      findings: [{ severity: 'info' }],
    },
  ],
})

describe('require-recommended-labels', () => {
  it.each([
    ['another name', 'hub Service traefik-metrics', `${LABEL}name`, 'traefic'],
    ['another part-of than its neighbours', 'hub Service traefik-metrics', `${LABEL}part-of`, 'fleet'],
    ['no managed-by', 'spoke ClusterRole kube-state-metrics', `${LABEL}managed-by`, undefined],
  ])('warns of an object with %s', async (_, object, label, value) => {
    const findings = await findingsAfter(set(object, ['metadata', 'labels', label], value))
    expect(findings.map(({ rule }) => rule)).toContain('require-recommended-labels')
  })
})
