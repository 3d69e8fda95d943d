import { at } from '../../values/location.ts'
import { thanosRunsIn, type ThanosRun } from '../../tree/monitoring/thanos.ts'
import { stacksOf } from '../../tree/monitoring/prometheus.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { ChangeRule } from './change-rule.ts'

export const banMetricsStoreChange: ChangeRule = {
  id: 'ban-metrics-store-change',
  severity: 'warning',
  summary: 'The metrics of a fleet stay in the store that has them.',
  rationale:
    'Prometheus has its blocks on its volume, and Thanos in a bucket. Neither reads those of the other by itself.',
  fix: 'Keep the store, or copy its blocks: `thanos tools bucket upload-blocks` from Prometheus to the bucket, `thanos tools bucket replicate` back.',
  check: ({ before, after }, report) => {
    const [was, is] = [before, after].map((cluster) => receivesIn(cluster).length > 0)
    const [stack] = stacksOf(after)
    if (was === is || !stack || stacksOf(before).length === 0) return
    const [receive] = receivesIn(after)
    report({
      location: receive ? receive.run.location() : at(stack),
      message: is
        ? `metrics of ${after.name} go to Thanos, and those of the past stay on the volume of Prometheus`
        : `metrics of ${after.name} go to Prometheus, and those of the past stay in the bucket of Thanos`,
      impact: 'dashboards and alerts see no metrics from before the change',
      fix: is
        ? 'upload the blocks of Prometheus with `thanos tools bucket upload-blocks`, before its retention ends'
        : 'copy the blocks of the bucket into the volume of Prometheus with `thanos tools bucket replicate`',
    })
  },
}

const receivesIn = (cluster: ClusterView): readonly ThanosRun[] =>
  thanosRunsIn(cluster).filter(({ command }) => command === 'receive')
