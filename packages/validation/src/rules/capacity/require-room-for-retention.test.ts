import { set, unset } from '../../testing/sample-trees.ts'
import { requireRoomForRetention } from './require-room-for-retention.ts'
import { testRule } from '../../testing/test-rule.ts'

const RELEASE = 'hub HelmRelease kube-prometheus-stack'
const SIZE = ['spec', 'values', 'prometheus', 'prometheusSpec', 'retentionSize'] as const

testRule(requireRoomForRetention, {
  invalid: [
    { name: 'to keep all there is room for', changes: [unset(RELEASE, SIZE)] },
    ...['5GiB', '4TiB', '4KiB'].map((size) => ({
      name: `to keep ${size} on a volume of 5Gi`,
      changes: [set(RELEASE, SIZE, size)],
    })),
  ],
})
