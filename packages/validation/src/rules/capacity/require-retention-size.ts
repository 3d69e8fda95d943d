import { atValue, chartValue } from '../../tree/charts/release.ts'
import { ownerOf } from '../../tree/objects.ts'
import { quantityOf } from '../../values/quantity.ts'
import { shown } from '../../values/value-at.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import type { Rule } from '../rule/rule.ts'

const SPEC = ['prometheus', 'prometheusSpec'] as const
const SIZE = [...SPEC, 'retentionSize'] as const
const VOLUME = [
  ...SPEC,
  'storageSpec',
  'volumeClaimTemplate',
  'spec',
  'resources',
  'requests',
  'storage',
] as const

/** Prometheus measures blocks. The write-ahead log and a running compaction need space on top. */
const LARGEST_SHARE = 0.85
/** A smaller share means that the two sizes have different units. */
const SMALLEST_SHARE = 0.05

export const requireRetentionSize: Rule = {
  id: 'require-retention-size',
  severity: 'warning',
  summary: 'Prometheus deletes its oldest blocks before they fill its volume.',
  rationale:
    'A volume of local-path has no limit: without retentionSize Prometheus fills the disk of its node. With one as large as the volume, its write-ahead log does.',
  fix: 'Set retentionSize to between a twentieth and 85 % of the volume.',
  check: inEachRelease('kube-prometheus-stack', (release, report) => {
    const stated = chartValue(release, ...SIZE)
    const volume = quantityOf(chartValue(release, ...VOLUME))
    // valid-claim reports a volume without a size.
    if (volume === undefined) return
    const share = shareOf(stated, volume)
    if (share <= LARGEST_SHARE && share >= SMALLEST_SHARE) return
    report({
      location: atValue(release, ...SIZE),
      related: [atValue(release, ...VOLUME)],
      message: `${ownerOf(release)} keeps ${shown(stated)} of blocks on a volume of ${shown(chartValue(release, ...VOLUME))}`,
      impact:
        share < SMALLEST_SHARE && stated !== undefined
          ? 'Prometheus deletes recent blocks, and most of the volume stays empty'
          : 'the disk fills, and Prometheus stops',
      fix: 'set retentionSize to about 80 % of the volume',
    })
  }),
}

const shareOf = (stated: unknown, volume: number): number =>
  (quantityOf(shown(stated).replace(/B$/, '')) ?? 0) / volume
