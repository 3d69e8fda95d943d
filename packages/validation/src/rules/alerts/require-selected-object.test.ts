import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'
import { requireSelectedObject } from './require-selected-object.ts'
import { testRule } from '../../testing/test-rule.ts'

const SPEC = ['spec', 'values', 'prometheus', 'prometheusSpec'] as const
const RELEASE = 'hub HelmRelease kube-prometheus-stack'

testRule(requireSelectedObject, {
  invalid: [
    {
      name: 'rules without the label that is selected',
      changes: [set(RELEASE, [...SPEC, 'ruleSelector'], { matchLabels: { team: 'telemetry' } })],
    },
  ],
})

describe('require-selected-object', () => {
  it.each(['ruleSelectorNilUsesHelmValues', 'serviceMonitorSelectorNilUsesHelmValues'])(
    'refuses a chart that keeps %s',
    async (key) => {
      expect(await refusedBy(unset(RELEASE, [...SPEC, key]))).toContain('require-selected-object')
    },
  )
})
