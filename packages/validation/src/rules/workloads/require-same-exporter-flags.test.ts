import { describe, expect, it } from 'vitest'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { change, refusedBy, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireSameExporterFlags } from './require-same-exporter-flags.ts'

const ARGUMENT = [...VALUES, 'prometheus-node-exporter', 'extraArgs', 0] as const

testRule(requireSameExporterFlags, {
  invalid: [
    {
      name: 'a node-exporter that excludes less in one cluster',
      changes: [change(HUB_STACK, ARGUMENT, (flag: string) => flag.replace('run/user/.+|', ''))],
    },
  ],
})

describe('require-same-exporter-flags', () => {
  it('refuses a kube-state-metrics that reports less in one cluster, and so do other rules', async () => {
    expect(await refusedBy(unset(HUB_STACK, [...VALUES, 'kube-state-metrics', 'collectors', 9]))).toEqual([
      'require-same-exporter-flags',
      'require-same-metrics',
    ])
  })
})
