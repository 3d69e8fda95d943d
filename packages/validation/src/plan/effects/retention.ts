import type { ClusterChanges } from '../../tree/changes/changes-between.ts'
import { chartValue } from '../../tree/charts/release.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { lokiSettingsIn } from '../../tree/monitoring/loki-settings.ts'
import { stacksOf } from '../../tree/monitoring/prometheus.ts'
import { nameOf } from '../../tree/objects.ts'
import { binarySizeOf } from '../../values/binary-size.ts'
import { secondsOf } from '../../values/durations.ts'
import { shown, textAt } from '../../values/value-at.ts'
import type { DataChange } from './data-change.ts'

/** How long, or how much, a store keeps. */
interface Retention {
  readonly subject: string
  readonly value: string
  readonly amount: number | undefined
}

/** The stores that keep less, or more, than before. */
export const retentionChanges = ({ before, after }: ClusterChanges): readonly DataChange[] => {
  const old = new Map(retentionsIn(before).map((one) => [one.subject, one]))
  return retentionsIn(after).flatMap(({ subject, value, amount }) => {
    const earlier = old.get(subject)
    if (earlier?.amount === undefined || amount === undefined || earlier.amount === amount) return []
    return [
      {
        subject,
        change: amount < earlier.amount ? ('shorter' as const) : ('longer' as const),
        detail: `${earlier.value} → ${value}`,
      },
    ]
  })
}

const retentionsIn = (cluster: ClusterView): readonly Retention[] => [
  ...lokiRetentions(cluster),
  ...stacksOf(cluster).flatMap((release) => {
    const read = (key: string) => chartValue(release, 'prometheus', 'prometheusSpec', key)
    return prometheusRetentions(nameOf(release), read('retention') ?? '10d', read('retentionSize'))
  }),
  ...cluster
    .others('monitoring.coreos.com/v1/Prometheus')
    .flatMap((located) =>
      prometheusRetentions(
        nameOf(located),
        textAt(located.object, 'spec', 'retention') || '24h',
        textAt(located.object, 'spec', 'retentionSize'),
      ),
    ),
]

/** Loki deletes only where its compactor is to. */
const lokiRetentions = (cluster: ClusterView): readonly Retention[] =>
  lokiSettingsIn(cluster).map(({ container: { pods }, read }) => {
    const period = read('limits_config', 'retention_period')
    const isLimited = read('compactor', 'retention_enabled') === true && (secondsOf(period) ?? 0) > 0
    return {
      subject: `the logs of ${pods.owner.replace(/ \([^)]*\)$/, '')}`,
      value: isLimited ? shown(period) : 'no limit',
      amount: isLimited ? secondsOf(period) : Infinity,
    }
  })

const prometheusRetentions = (owner: string, time: unknown, size: unknown): readonly Retention[] => [
  { subject: `the metrics of ${owner}`, value: shown(time), amount: secondsOf(time) },
  {
    subject: `the metrics of ${owner}, by their size,`,
    value: size ? shown(size) : 'any',
    amount: size ? binarySizeOf(size) : Infinity,
  },
]
