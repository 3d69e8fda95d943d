import { at, type Located, type Path } from '../../values/location.ts'
import { secondsOf } from '../../values/durations.ts'
import { quantityOf } from '../../values/quantity.ts'
import { shown, valueAt } from '../../values/value-at.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { isOfKind, RELEASE } from '../../tree/changes/removals.ts'
import { chartOf } from '../../tree/charts/chart-of.ts'
import { groupKindOf, nameOf } from '../../tree/objects.ts'
import type { ChangeRule } from './change-rule.ts'

export const banShorterRetention: ChangeRule = {
  id: 'ban-shorter-retention',
  summary: 'A store keeps its data for no shorter time than before.',
  rationale:
    'Prometheus and Loki delete what is older within hours. A longer time later brings nothing back.',
  fix: 'Keep the time, or accept the change once nobody needs the older data.',
  check: (changes, report) => {
    for (const { before, after } of changes.changed)
      for (const limit of limitsOf(changes.after, after)) {
        const [old, now] = [before, after].map(({ object }) => valueAt(object, limit.path))
        const [was, is] = [amountOf(limit, old), amountOf(limit, now)]
        if (is >= was) continue
        report({
          ...(limit.isSize && { severity: 'warning' as const }),
          location: at(after, ...limit.path),
          message: `${nameOf(after)} shortens ${limit.path.slice(limit.path[1] === 'values' ? 2 : 0).join('.')} from ${shown(old ?? 'no limit')} to ${shown(now)}`,
          impact: limit.isSize
            ? 'the store deletes its oldest data until the rest fits'
            : `the store deletes what is older than ${shown(now)}, within hours and for good`,
          fix: 'keep it, unless nobody needs the older data',
        })
      }
  },
}

interface Limit {
  readonly path: Path
  readonly isSize: boolean
}

const ofPrometheus = (...path: Path): readonly Limit[] => [
  { path: [...path, 'retention'], isSize: false },
  { path: [...path, 'retentionSize'], isSize: true },
]

const OF_CHARTS: Readonly<Record<string, readonly Limit[]>> = {
  'kube-prometheus-stack': ofPrometheus('spec', 'values', 'prometheus', 'prometheusSpec'),
  loki: [{ path: ['spec', 'values', 'loki', 'limits_config', 'retention_period'], isSize: false }],
}

const limitsOf = (cluster: ClusterView, located: Located): readonly Limit[] => {
  if (isOfKind(RELEASE)(located)) return OF_CHARTS[chartOf(cluster, located)?.name ?? ''] ?? []
  return groupKindOf(located.object) === 'monitoring.coreos.com/Prometheus' ? ofPrometheus('spec') : []
}

/** What is not stated, or 0, is without limit. */
const amountOf = ({ isSize }: Limit, value: unknown): number => {
  const amount = isSize ? quantityOf(String(value).replace(/B$/, '')) : secondsOf(value)
  return amount === undefined || amount === 0 ? Infinity : amount
}
