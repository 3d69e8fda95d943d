import { expect } from 'vitest'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireRetentionSize } from './require-retention-size.ts'

const RELEASE = 'hub HelmRelease kube-prometheus-stack'
const SIZE = ['spec', 'values', 'prometheus', 'prometheusSpec', 'retentionSize'] as const

testRule(requireRetentionSize, {
  invalid: [
    {
      name: 'a retention size as large as the volume',
      changes: [set(RELEASE, SIZE, '5GiB')],
      findings: [
        { severity: 'warning', message: expect.stringContaining('5GiB of blocks on a volume of 5Gi') },
      ],
    },
    { name: 'values without a retention size', changes: [unset(RELEASE, SIZE)] },
    { name: 'a retention size of 4TiB on a volume of 5Gi', changes: [set(RELEASE, SIZE, '4TiB')] },
    {
      name: 'a retention size of 4KiB on a volume of 5Gi',
      changes: [set(RELEASE, SIZE, '4KiB')],
      findings: [{ impact: 'Prometheus deletes recent blocks, and most of the volume stays empty' }],
    },
  ],
})
