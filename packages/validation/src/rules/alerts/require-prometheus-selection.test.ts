import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requirePrometheusSelection } from './require-prometheus-selection.ts'

const SPEC = ['spec', 'values', 'prometheus', 'prometheusSpec'] as const
const RELEASE = 'hub HelmRelease kube-prometheus-stack'

testRule(requirePrometheusSelection, {
  valid: [
    {
      name: 'rules that the Ruler of Thanos reads, and Prometheus does not',
      changes: [
        set(RELEASE, [...SPEC, 'ruleSelector'], { matchLabels: { team: 'telemetry' } }),
        set(RELEASE, ['spec', 'values', 'thanosRuler'], {
          enabled: true,
          thanosRulerSpec: { ruleSelectorNilUsesHelmValues: false },
        }),
      ],
    },
  ],
  invalid: [
    {
      name: 'rules without the label that is selected',
      changes: [set(RELEASE, [...SPEC, 'ruleSelector'], { matchLabels: { team: 'telemetry' } })],
    },
  ],
})

describe('require-prometheus-selection', () => {
  // The metrics behind an ignored ServiceMonitor are gone, too, and other rules say so.
  it.each(['ruleSelectorNilUsesHelmValues', 'serviceMonitorSelectorNilUsesHelmValues'])(
    'refuses values without %s',
    async (key) => {
      expect(await refusedBy(unset(RELEASE, [...SPEC, key]))).toContain('require-prometheus-selection')
    },
  )
})
