import { logsVolume } from '../contracts/victoria-logs.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { defaultLoki } from '../fleet/hub.ts'
import type { VictoriaLogsStore } from '../fleet/logs-store.ts'
import { nodeCount } from '../fleet/topology.ts'
import { seconds } from '../scalars/durations.ts'
import { bytes } from '../scalars/quantities.ts'
import type { InventoryRule } from './inventory-rule.ts'
import { banIdleLokiResources, requireBucketForLokiParts, requireLogsInBucket } from './loki-parts.ts'
import { eachReadable } from './readable.ts'

/** The settings of VictoriaLogs, of a fleet that stores logs in it. */
const victoriaLogsSettings = ({ hub: { logs } }: Fleet): VictoriaLogsStore | undefined =>
  logs.store === 'victoria-logs' ? logs : undefined

/** The images that a fleet with VictoriaLogs states, with one of each that the generator is proven with. */
const IMAGES = {
  victoriaLogs: { image: 'victoriametrics/victoria-logs:v1.52.1', of: 'the store of logs' },
  nginx: { image: 'nginxinc/nginx-unprivileged:1.31-alpine', of: 'the gateway in front of it' },
} as const

const requireVictoriaLogsImages: InventoryRule = {
  id: 'require-victoria-logs-images',
  summary:
    'A fleet whose `hub.logs` is `victoria-logs` states `versions.images.victoriaLogs` and `versions.images.nginx`.',
  rationale:
    'Neither VictoriaLogs nor the gateway in front of it has a chart here that would bring its image.',
  check: (fleet) => {
    if (!victoriaLogsSettings(fleet)) return []
    const { images } = fleet.versions
    return eachReadable(['victoriaLogs', 'nginx'] as const, (name) =>
      images[name] === undefined
        ? [
            {
              path: ['versions', 'images', name],
              message: `hub.logs chooses victoria-logs, and versions.images.${name} names no image for ${IMAGES[name].of}`,
              impact: `the pods of ${IMAGES[name].of} have nothing to run`,
              fix: `write ${name}: '${IMAGES[name].image}', or leave hub.logs out`,
            },
          ]
        : [],
    )
  },
}

const banIdleLokiSetting: InventoryRule = {
  id: 'ban-idle-loki-setting',
  summary: '`hub.loki` states nothing in a fleet that stores logs in VictoriaLogs.',
  rationale: 'There is no Loki then: a retention or a bucket that is stated there has no effect.',
  check: (fleet) => {
    if (!victoriaLogsSettings(fleet)) return []
    const defaults: Readonly<Record<string, unknown>> = defaultLoki()
    return Object.entries(fleet.hub.loki)
      .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(defaults[name]))
      .map(([name]) => ({
        path: ['hub', 'loki', name],
        message: `hub.loki.${name} is stated, and hub.logs chooses victoria-logs: the fleet has no Loki`,
        impact: 'it has no effect',
        fix:
          name in FIELD_BESIDE_LOKI
            ? `remove it, and state hub.logs.${name}`
            : 'remove it: VictoriaLogs has no such setting',
      }))
  },
}

/** The fields of `hub.loki` that `hub.logs` has too. */
const FIELD_BESIDE_LOKI: Readonly<Partial<Record<string, true>>> = {
  retention: true,
  volume: true,
  storageClass: true,
  resources: true,
  logsPerDay: true,
  gateway: true,
}

const banReplicasOfOneProcess: InventoryRule = {
  id: 'ban-replicas-of-one-process',
  summary: '`hub.logs.replicas` is stated with `mode: cluster` only.',
  rationale: 'A VictoriaLogs of one process has no storage nodes beside it.',
  check: (fleet) => {
    const logs = victoriaLogsSettings(fleet)
    if (logs?.mode !== 'single' || logs.replicas === undefined) return []
    return [
      {
        path: ['hub', 'logs', 'replicas'],
        message: `hub.logs.replicas is ${logs.replicas}, and hub.logs.mode is single`,
        impact: 'it has no effect: one process stores all lines',
        fix: "write mode: 'cluster', or remove replicas",
      },
    ]
  },
}

const banIdleRelay: InventoryRule = {
  id: 'ban-idle-relay',
  summary: '`hub.logs.relay` is stated with `copies: 2` only.',
  rationale: 'One store takes lines from the gateway itself, and there is no relay.',
  check: (fleet) => {
    const logs = victoriaLogsSettings(fleet)
    if (!logs || logs.copies > 1 || logs.relay === undefined) return []
    return [
      {
        path: ['hub', 'logs', 'relay'],
        message: 'hub.logs.relay is stated, and hub.logs.copies is 1',
        impact: 'it has no effect: the gateway passes lines to the one store',
        fix: 'write copies: 2, or remove relay',
      },
    ]
  },
}

const requireNodeForEachCopy: InventoryRule = {
  id: 'require-node-for-each-copy',
  severity: 'warning',
  summary: 'With `hub.logs.copies: 2` the hub has two nodes or more.',
  rationale:
    'The copies prefer different nodes. On one node they share its disk and its power: only a copy that fails by itself is then made up for by the other.',
  check: (fleet) => {
    const logs = victoriaLogsSettings(fleet)
    const hub = fleet.clusters[fleet.hub.cluster]
    if (!logs || logs.copies === 1 || !hub || nodeCount(hub) > 1) return []
    return [
      {
        path: ['hub', 'logs', 'copies'],
        message: `hub.logs.copies is ${logs.copies}, and the hub ${fleet.hub.cluster} has one node`,
        impact: 'both copies are on it: its disk has all logs twice, and both are lost with it',
        fix: 'add a node to the hub, or write copies: 1',
      },
    ]
  },
}

const A_DAY = 24 * 3600

const requireDayOfLogs: InventoryRule = {
  id: 'require-day-of-logs',
  summary: '`hub.logs.retention` of VictoriaLogs is at least a day.',
  rationale: 'It deletes whole days, and does not start with a shorter retention.',
  check: (fleet) => {
    const logs = victoriaLogsSettings(fleet)
    if (!logs || seconds(logs.retention) >= A_DAY) return []
    return [
      {
        path: ['hub', 'logs', 'retention'],
        message: `hub.logs.retention ${logs.retention} is less than a day, and VictoriaLogs deletes whole days`,
        impact: 'VictoriaLogs does not start, and the lines of all clusters wait on their nodes',
        fix: 'write 24h or more',
      },
    ]
  },
}

/** Beside what it measures, merges need room: they write before they delete. */
const LARGEST_SHARE_OF_VOLUME = 0.9

const requireLogsBelowVolume: InventoryRule = {
  id: 'require-logs-below-volume',
  summary: '`hub.logs.retentionSize` is at most 90 % of `hub.logs.volume`.',
  rationale:
    'VictoriaLogs writes a merged part before it deletes those that it is made of. On a full volume it takes no lines.',
  check: (fleet) => {
    const logs = victoriaLogsSettings(fleet)
    if (logs?.retentionSize === undefined) return []
    const volume = logsVolume(fleet, logs)
    if (bytes(logs.retentionSize) <= LARGEST_SHARE_OF_VOLUME * bytes(volume)) return []
    return [
      {
        path: ['hub', 'logs', 'retentionSize'],
        message: `hub.logs.retentionSize ${logs.retentionSize} leaves less than 10 % of hub.logs.volume ${volume}`,
        impact: 'the volume fills before the oldest day is deleted, and VictoriaLogs takes no lines',
        fix: 'lower retentionSize to at most 90 % of the volume, enlarge the volume, or leave retentionSize out',
      },
    ]
  },
}

/** What a store of logs, its mode and its settings demand of each other. */
export const LOGS_STORE_RULES: readonly InventoryRule[] = [
  requireVictoriaLogsImages,
  banIdleLokiSetting,
  banReplicasOfOneProcess,
  banIdleRelay,
  requireNodeForEachCopy,
  requireDayOfLogs,
  requireLogsBelowVolume,
  requireBucketForLokiParts,
  requireLogsInBucket,
  banIdleLokiResources,
]
