import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const SPEC = ['spec', 'values', 'prometheus', 'prometheusSpec'] as const
const RELEASE = 'hub HelmRelease kube-prometheus-stack'

describe('require-selected-object', () => {
  it.each(['ruleSelectorNilUsesHelmValues', 'serviceMonitorSelectorNilUsesHelmValues'])(
    'refuses a chart that keeps %s',
    async (key) => {
      expect(await refusedBy(unset(RELEASE, [...SPEC, key]))).toContain('require-selected-object')
    },
  )

  it('refuses rules without the label that is selected', async () => {
    expect(
      await refusedBy(set(RELEASE, [...SPEC, 'ruleSelector'], { matchLabels: { team: 'telemetry' } })),
    ).toEqual(['require-selected-object'])
  })
})
