import { set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banChartVolumeChange } from './ban-chart-volume-change.ts'

const LOKI = 'hub HelmRelease loki'
const SIZE = ['spec', 'values', 'singleBinary', 'persistence', 'size']

testChangeRule(banChartVolumeChange, {
  valid: [
    { name: 'the same size in another unit', changes: [set(LOKI, SIZE, '5120Mi')] },
    { name: 'another value', changes: [set(LOKI, ['spec', 'interval'], '15m')] },
  ],
  invalid: [
    {
      name: 'another size of Loki’s volume',
      changes: [set(LOKI, SIZE, '10Gi')],
      findings: [
        {
          severity: 'error',
          message:
            'HelmRelease monitoring/loki changes singleBinary.persistence.size from 5Gi to 10Gi, and volumeClaimTemplates of a StatefulSet are immutable',
        },
      ],
    },
  ],
})
