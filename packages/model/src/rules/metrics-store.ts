import { LOCAL_DAYS } from '../capacity/thanos.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { ThanosStore } from '../fleet/metrics-store.ts'
import { seconds } from '../scalars/durations.ts'
import type { InventoryRule } from './inventory-rule.ts'

/** The settings of Thanos, of a fleet that stores metrics in it. */
const thanosSettings = ({ hub: { metrics } }: Fleet): ThanosStore | undefined =>
  metrics.store === 'thanos' ? metrics : undefined

export const requireThanosImage: InventoryRule = {
  id: 'require-thanos-image',
  summary: 'A fleet whose `hub.metrics.store` is `thanos` states `versions.images.thanos`.',
  rationale: 'Thanos has no chart here that would bring its image.',
  check: (fleet) =>
    !thanosSettings(fleet) || fleet.versions.images.thanos !== undefined
      ? []
      : [
          {
            path: ['versions', 'images', 'thanos'],
            message: 'hub.metrics.store is thanos, and versions.images.thanos names no image for it',
            impact: 'no pod of the store of metrics has anything to run',
            fix: "write thanos: 'quay.io/thanos/thanos:v0.42.4', or leave hub.metrics out",
          },
        ],
}

export const uniqueBucket: InventoryRule = {
  id: 'unique-bucket',
  summary: 'Logs and metrics are in a bucket each.',
  rationale:
    'The Compactor of Thanos deletes what it takes for an upload that was broken off, and keys of one store open the other.',
  check: (fleet) => {
    const thanos = thanosSettings(fleet)
    const { objectStorage } = fleet.hub.loki
    if (!thanos || !objectStorage) return []
    const { endpoint, bucket } = thanos.objectStorage
    if (bucket !== objectStorage.bucket || endpoint !== objectStorage.endpoint) return []
    return [
      {
        path: ['hub', 'metrics', 'objectStorage', 'bucket'],
        message: `${bucket} at ${endpoint} is the bucket of both hub.loki.objectStorage and hub.metrics.objectStorage`,
        impact: 'a store deletes or reads what the other has written, and the key of each opens both',
        fix: 'make a bucket and a key for each',
      },
    ]
  },
}

/** How old samples are when the Compactor thins them, in hours. */
const THINNED_AFTER = [
  { kept: 'raw', hours: 40, into: 'a value for five minutes each' },
  { kept: 'fiveMinutes', hours: 240, into: 'a value for each hour' },
] as const

export const requireRetentionForDownsampling: InventoryRule = {
  id: 'require-retention-for-downsampling',
  summary:
    '`hub.metrics.retention.raw` is at least 40h, and `fiveMinutes` at least 240h: the Compactor thins no younger samples.',
  rationale: 'Samples that are deleted before they are thinned are in no resolution.',
  check: (fleet) => {
    const { retention } = thanosSettings(fleet) ?? {}
    return THINNED_AFTER.flatMap(({ kept, hours, into }) => {
      if (!retention || seconds(retention[kept]) >= hours * 3600) return []
      return [
        {
          path: ['hub', 'metrics', 'retention', kept],
          message: `hub.metrics.retention.${kept} ${retention[kept]} ends before the Compactor makes ${into} of it, which it does after ${hours}h`,
          impact: `after ${retention[kept]} nothing of a sample is left, whatever the retention of coarser resolutions`,
          fix: `write ${hours}h or more`,
        },
      ]
    })
  },
}

export const requireOutageWithinReceive: InventoryRule = {
  id: 'require-outage-within-receive',
  summary: `\`telemetry.longestOutage\` is at most half of the ${24 * LOCAL_DAYS}h that a Receive of Thanos keeps on its volume.`,
  rationale: 'Samples that waited longer than that are deleted as soon as Receive stores them.',
  check: (fleet) => {
    const { longestOutage } = fleet.telemetry
    if (!thanosSettings(fleet) || 2 * seconds(longestOutage) <= LOCAL_DAYS * 24 * 3600) return []
    return [
      {
        path: ['telemetry', 'longestOutage'],
        message: `telemetry.longestOutage ${longestOutage} is more than half of the ${24 * LOCAL_DAYS}h that a Receive keeps on its volume`,
        impact: 'Receive deletes late samples as soon as it stores them',
        fix: `shorten longestOutage to at most ${12 * LOCAL_DAYS}h`,
      },
    ]
  },
}
