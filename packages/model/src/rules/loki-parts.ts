import { isDistributedLoki } from '../contracts/loki-parts.ts'
import { defaultLoki } from '../fleet/hub.ts'
import type { InventoryRule } from './inventory-rule.ts'

export const requireBucketForLokiParts: InventoryRule = {
  id: 'require-bucket-for-loki-parts',
  summary: '`hub.loki.objectStorage` is stated where `hub.logs.mode` is `distributed`.',
  rationale: 'Each part of Loki has a volume of its own, which no other part can read. They share a bucket.',
  check: (fleet) =>
    !isDistributedLoki(fleet) || fleet.hub.loki.objectStorage
      ? []
      : [
          {
            path: ['hub', 'loki', 'objectStorage'],
            message: 'hub.logs.mode is distributed, and hub.loki.objectStorage names no bucket',
            impact: 'the chart of Loki does not render: no part could read what another stores',
            fix: "state objectStorage with an endpoint and a bucket, or write mode: 'monolithic'",
          },
        ],
}

export const requireLogsInBucket: InventoryRule = {
  id: 'require-logs-in-bucket',
  summary:
    'A distributed Loki has all of its logs in the bucket: `from` of `hub.loki.objectStorage` is not stated.',
  rationale:
    'What one process has stored on its volume, no part of a distributed Loki can read. It is found as long as that process runs.',
  check: (fleet) => {
    const from = fleet.hub.loki.objectStorage?.from
    if (!isDistributedLoki(fleet) || from === undefined) return []
    const { retention } = fleet.hub.loki
    return [
      {
        path: ['hub', 'loki', 'objectStorage', 'from'],
        message: `hub.logs.mode is distributed, and hub.loki.objectStorage.from says that logs before ${from} are on the volume of one process`,
        impact: 'no part of Loki finds them',
        fix: `keep mode: 'monolithic' until ${retention}, the retention, have passed since ${from}, and then remove from together with it`,
      },
    ]
  },
}

export const banIdleLokiResources: InventoryRule = {
  id: 'ban-idle-loki-resources',
  summary: '`hub.loki.resources` is not stated where `hub.logs.mode` is `distributed`.',
  rationale:
    'They are those of one process. What each part of Loki gets follows from the logs of the clusters.',
  check: (fleet) => {
    const stated = JSON.stringify(fleet.hub.loki.resources)
    if (!isDistributedLoki(fleet) || stated === JSON.stringify(defaultLoki().resources)) return []
    return [
      {
        path: ['hub', 'loki', 'resources'],
        message: 'hub.loki.resources is stated, and hub.logs.mode is distributed: there is no one process',
        impact: 'it has no effect',
        fix: 'remove it, and state logsPerDay; values.loki has the parts one by one, as ingester.resources',
      },
    ]
  },
}
