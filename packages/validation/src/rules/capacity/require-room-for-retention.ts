import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { ownerOf } from '../../tree/objects.ts'
import { quantityOf } from '../../values/quantity.ts'
import { shown } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const requireRoomForRetention: Rule = {
  id: 'require-room-for-retention',
  summary:
    'Prometheus deletes its oldest blocks before they fill its volume, and after a time that is stated.',
  rationale:
    'On a volume of local-path the size is decoration: without retentionSize Prometheus fills the disk of its node, and with one as large as the volume its write-ahead log does.',
  fix: 'State retention, and a retentionSize between a twentieth and 85 % of the volume.',
  check: inEachCluster((cluster) =>
    cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .filter(({ object }) => object.metadata.name === 'kube-prometheus-stack')
      .flatMap((release) => [...checkSize(release), ...checkTime(release)]),
  ),
}

const SPEC = ['prometheus', 'prometheusSpec'] as const
const STORAGE = [
  ...SPEC,
  'storageSpec',
  'volumeClaimTemplate',
  'spec',
  'resources',
  'requests',
  'storage',
] as const

/** Prometheus measures blocks; the write-ahead log and a compaction in progress come on top. */
const LARGEST_SHARE = 0.85
/** Under this the size was written in another unit than the volume. */
const SMALLEST_SHARE = 0.05

const checkSize = (release: Release): Violation[] => {
  const stated = chartValue(release, ...SPEC, 'retentionSize')
  const volume = quantityOf(chartValue(release, ...STORAGE))
  const size = quantityOf(shown(stated).replace(/B$/, ''))
  const share = (size ?? 0) / (volume ?? 1)
  // That there is no volume of a known size is for `valid-claim` to say.
  if (volume === undefined || (share <= LARGEST_SHARE && share >= SMALLEST_SHARE)) return []
  return [
    {
      location: atValue(release, ...SPEC, 'retentionSize'),
      related: [atValue(release, ...STORAGE)],
      message: `${ownerOf(release)} keeps ${shown(stated)} of blocks on a volume of ${shown(chartValue(release, ...STORAGE))}`,
      impact:
        share < SMALLEST_SHARE && stated !== undefined
          ? 'it deletes what is hardly written, and most of the volume stays empty'
          : 'the disk fills, and Prometheus stops',
      fix: 'set retentionSize to about 80 % of the volume',
    },
  ]
}

const checkTime = (release: Release): Violation[] => {
  const stated = chartValue(release, ...SPEC, 'retention')
  return hoursIn(stated) >= LEAST_HOURS && hoursIn(stated) <= MOST_HOURS
    ? []
    : [
        {
          location: atValue(release, ...SPEC, 'retention'),
          message: `${ownerOf(release)} keeps metrics for ${shown(stated)}`,
          impact: 'they are gone before anybody looks at them, or kept until the volume is full',
          fix: 'state a retention of days, such as 168h',
        },
      ]
}

/** Two minutes of outage, the shortest that a queue is made for, and what late samples need beyond. */
const LEAST_HOURS = 1 / 60
const MOST_HOURS = 5 * 365 * 24

const HOURS: Readonly<Record<string, number>> = {
  y: 8760,
  w: 168,
  d: 24,
  h: 1,
  m: 1 / 60,
  s: 1 / 3600,
  ms: 1 / 3_600_000,
}

const hoursIn = (duration: unknown): number =>
  [...shown(duration).matchAll(/(\d+)(ms|[ywdhms])/g)].reduce(
    (sum, [, count, unit = 'h']) => sum + Number(count) * (HOURS[unit] ?? 0),
    0,
  )
