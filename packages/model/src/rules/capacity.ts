import { diskOfLogQueue, memoryOfCollector, neediest } from '../capacity/collectors.ts'
import { storeEnds } from '../capacity/ends.ts'
import { gatewayCpu } from '../capacity/gateway.ts'
import { logsLoad, metricsLoad, SECONDS_A_DAY } from '../capacity/load.ts'
import { victoriaLogsNeeds } from '../capacity/log-stores.ts'
import { leastMemoryForSeries } from '../capacity/prometheus.ts'
import { ofOneReceive, thanosNeeds } from '../capacity/thanos.ts'
import { inSeconds, receiveReplicas } from '../contracts/thanos.ts'
import { logSettings, retentionSize, storageNodes } from '../contracts/victoria-logs.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { clusterNames, entryOf, seriesBudget, spokeNames } from '../fleet/topology.ts'
import { seconds } from '../scalars/durations.ts'
import { bytes, millicores } from '../scalars/quantities.ts'
import { inDays, inGibibytes, inMebibytes } from './amounts.ts'
import type { InventoryRule, Violation } from './inventory-rule.ts'

export const requireMemoryForSeries: InventoryRule = {
  id: 'require-memory-for-series',
  summary:
    'The memory of Prometheus, or of each Receive, holds the series that it has of the budgets of all clusters, at 3 KiB a series.',
  rationale:
    'Otherwise the kernel kills the store, which has the metrics of all clusters, before an alert on a budget fires.',
  check: (fleet) => [...memoryOfPrometheus(fleet), ...memoryOfReceive(fleet)],
}

/** Beside Thanos it has the series of the hub alone. */
const memoryOfPrometheus = (fleet: Fleet): readonly Violation[] => {
  const { hub } = fleet
  const isAlone = hub.metrics.store === 'prometheus'
  if (!isAlone && !hasHub(fleet)) return []
  const series = isAlone ? metricsLoad(fleet).series : seriesBudget(fleet, hub.cluster)
  const { memory } = hub.prometheus.resources.limits
  const least = leastMemoryForSeries(series)
  if (least <= bytes(memory)) return []
  return [
    {
      path: ['hub', 'prometheus', 'resources', 'limits', 'memory'],
      message: `hub.prometheus.resources.limits.memory ${memory} holds fewer series than ${isAlone ? 'the sum of the clusters’ seriesBudget' : 'the seriesBudget of the hub'}, ${series}`,
      impact: isAlone
        ? 'the kernel kills Prometheus, which has the metrics of all clusters, before an alert on a budget fires'
        : 'the kernel kills Prometheus, which scrapes the hub, before an alert on its budget fires',
      fix: `raise it to ${inMebibytes(2 * least)}, half of it for queries, or lower the budgets`,
    },
  ]
}

const memoryOfReceive = (fleet: Fleet): readonly Violation[] => {
  const { metrics } = fleet.hub
  if (metrics.store !== 'thanos' || !metrics.receive.resources || !hasHub(fleet)) return []
  const receives = receiveReplicas(fleet, metrics)
  const { series } = ofOneReceive(metricsLoad(fleet), receives)
  const { memory } = metrics.receive.resources.limits
  const least = leastMemoryForSeries(series)
  if (least <= bytes(memory)) return []
  return [
    {
      path: ['hub', 'metrics', 'receive', 'resources', 'limits', 'memory'],
      message: `hub.metrics.receive.resources.limits.memory ${memory} holds fewer series than one of ${receives.replicas} Receives has of the clusters’ seriesBudget, ${series}`,
      impact:
        'the kernel kills each Receive before an alert on a budget fires, and the metrics of all clusters wait on the spokes',
      fix: `raise it to ${inMebibytes(2 * least)}, half of it for queries, leave it out, or lower the budgets`,
    },
  ]
}

/** A rule about the hub has nothing to say where the fleet has no cluster of that name. */
const hasHub = ({ hub, clusters }: Fleet): boolean => entryOf(clusters, hub.cluster) !== undefined

export const requireVolumeForMetrics: InventoryRule = {
  id: 'require-volume-for-metrics',
  severity: 'warning',
  summary:
    'A volume that `hub.metrics` states holds what its part of Thanos keeps there, by the series budgets.',
  rationale:
    'A Receive on a full volume takes no samples. A Compactor on one halts, and the bucket is no longer thinned. A Store Gateway does not load the blocks that it lacks room for.',
  check: (fleet) => {
    const { metrics } = fleet.hub
    if (metrics.store !== 'thanos' || !hasHub(fleet)) return []
    const needs = thanosNeeds(
      metricsLoad(fleet),
      receiveReplicas(fleet, metrics),
      inSeconds(metrics.retention),
    )
    return (['receive', 'storeGateway', 'compactor'] as const).flatMap((part) => {
      const { volume } = metrics[part]
      const { disk } = needs[part]
      if (volume === undefined || disk <= bytes(volume)) return []
      return [
        {
          path: ['hub', 'metrics', part, 'volume'],
          message: `hub.metrics.${part}.volume ${volume} is less than what the clusters’ seriesBudget needs there, about ${inGibibytes(disk)}`,
          impact: FULL_VOLUME[part],
          fix: `enlarge the volume to about ${inGibibytes(disk)}, leave it out, or lower the budgets`,
        },
      ]
    })
  },
}

const FULL_VOLUME = {
  receive: 'the volume fills, Receive takes no samples, and those of all clusters wait on the spokes',
  storeGateway: 'the volume fills, and Grafana does not show the blocks that the Store Gateway cannot load',
  compactor: 'the volume fills, the Compactor halts, and nothing in the bucket is joined, thinned or deleted',
} as const

export const requireSizeForLines: InventoryRule = {
  id: 'require-size-for-lines',
  severity: 'warning',
  summary:
    'The size that VictoriaLogs keeps holds the lines of its retention, by what the clusters write in a day.',
  rationale: 'Otherwise it deletes the oldest days by size, and they are missed when they are looked for.',
  check: (fleet) => {
    const { logs } = fleet.hub
    if (logs.store !== 'victoria-logs' || !hasHub(fleet)) return []
    const load = logsLoad(fleet)
    const nodes = logs.mode === 'cluster' ? storageNodes(fleet, logs) : 1
    const wanted = victoriaLogsNeeds(load, seconds(logs.retention), nodes).disk
    const size = retentionSize(logs)
    if (wanted <= size) return []
    const days = size / victoriaLogsNeeds(load, SECONDS_A_DAY, nodes).disk
    const field = logs.retentionSize === undefined ? 'volume' : 'retentionSize'
    return [
      {
        path: ['hub', 'logs', 'retention'],
        message: `hub.logs.retention ${logs.retention} is never reached: hub.logs.${field} ${logs[field] ?? ''} holds about ${inDays(days)} of the ${inMebibytes(load.bytesPerDay)} that the clusters write a day`,
        impact: 'VictoriaLogs deletes the oldest days by size, long before their time',
        fix: `raise what it keeps to about ${inGibibytes(wanted)} and the volume with it, shorten the retention, or state logsPerDay of hub.logs or of a cluster as it is`,
      },
    ]
  },
}

export const requireMemoryForOutage: InventoryRule = {
  id: 'require-memory-for-outage',
  severity: 'warning',
  summary: '`telemetry.collector.memoryLimit` holds the metrics of a spoke for `telemetry.longestOutage`.',
  rationale:
    'Metrics wait for the hub in the memory of the collector that scraped them. At its limit it refuses scrapes.',
  check: (fleet) => {
    const { longestOutage, collector } = fleet.telemetry
    const limit = bytes(collector.memoryLimit)
    return neediest(spokeNames(fleet), (cluster) => memoryOfCollector(fleet, cluster))
      .filter(({ need }) => need > limit)
      .map(({ cluster, need }) => ({
        path: ['telemetry', 'collector', 'memoryLimit'],
        message: `telemetry.collector.memoryLimit ${collector.memoryLimit} does not hold the metrics of ${cluster} for telemetry.longestOutage ${longestOutage}, which take about ${inMebibytes(need)}`,
        impact: `while the hub is out of reach for so long, the collector of ${cluster} refuses scrapes, which are lost`,
        fix: `raise it to about ${inMebibytes(need)} and the container’s limit with it, shorten longestOutage, or lower the seriesBudget of ${cluster}`,
      }))
  },
}

export const requireQueueForOutage: InventoryRule = {
  id: 'require-queue-for-outage',
  severity: 'warning',
  summary: '`telemetry.collector.logQueue` holds the logs of a node for `telemetry.longestOutage`.',
  rationale:
    'Beyond it lines wait in their files, and the kubelet deletes a file that it rotates twice meanwhile.',
  check: (fleet) => {
    const { longestOutage, collector } = fleet.telemetry
    const queue = bytes(collector.logQueue)
    return neediest(clusterNames(fleet), (cluster) => diskOfLogQueue(fleet, cluster))
      .filter(({ need }) => need > queue)
      .map(({ cluster, need }) => ({
        path: ['telemetry', 'collector', 'logQueue'],
        message: `telemetry.collector.logQueue ${collector.logQueue} does not hold the logs of a node of ${cluster} for telemetry.longestOutage ${longestOutage}, which take about ${inMebibytes(need)}`,
        impact:
          'while the hub is out of reach for so long, lines wait in their files, and those that the kubelet rotates away are lost',
        fix: `raise it to about ${inMebibytes(need)}, shorten longestOutage, or state logsPerDay of ${cluster} as it is`,
      }))
  },
}

export const requireCpuForPushes: InventoryRule = {
  id: 'require-cpu-for-pushes',
  severity: 'warning',
  summary: 'The CPU limit of the gateway suffices for what the clusters push through it.',
  rationale:
    'A gateway that is throttled answers late. The collectors wait for it, and their queues fill although the hub is up.',
  check: (fleet) => {
    const { cpu } = logSettings(fleet).gateway.resources.limits
    const needed = gatewayCpu(fleet, { logs: logsLoad(fleet), metrics: metricsLoad(fleet) })
    if (cpu === undefined || needed * 1000 <= millicores(cpu)) return []
    const section = fleet.hub.logs.store === 'loki' ? 'loki' : 'logs'
    return [
      {
        path: ['hub', section, 'gateway', 'resources', 'limits', 'cpu'],
        message: `hub.${section}.gateway.resources.limits.cpu ${cpu} is less than the about ${Math.ceil(needed * 1000)}m that the pushes of all clusters take, by their seriesBudget and logsPerDay`,
        impact: 'the gateway answers late, and the queues of the collectors fill although the hub is up',
        fix: `raise it to about ${Math.ceil(needed * 20) * 100}m, or leave it out: then a burst uses idle cores`,
      },
    ]
  },
}

export const requireLargerStore: InventoryRule = {
  id: 'require-larger-store',
  severity: 'warning',
  summary: 'The stated load is not beyond what one Prometheus or one process of Loki is for.',
  rationale:
    'Prometheus reads its write-ahead log at each start, and the kubelet kills one that does not answer in time. Loki in one process is for small volumes. More memory does not help either.',
  check: (fleet) =>
    storeEnds(fleet)
      .filter(({ load, most }) => load > most)
      .map(({ store, load, most, clusters, next }) => ({
        path: next.field.split('.'),
        message:
          store === 'Prometheus'
            ? `one Prometheus needs about ${Math.ceil(load / 60)} minutes to start with the ${metricsLoad(fleet).series} series of the clusters’ budgets, and ends at ${Math.floor(most / 60)} minutes, with the series of ${likeThese(clusters)}`
            : `one process of Loki takes in about ${inGibibytes(most)} a day, that of ${likeThese(clusters)}, and the clusters write about ${inGibibytes(load)} a day`,
        impact:
          store === 'Prometheus'
            ? 'at each restart no metric of any cluster is taken or shown for so long, and the kubelet kills a Prometheus that takes 15 minutes'
            : 'Loki falls behind or runs out of memory, and the logs of all clusters wait on their nodes',
        fix: `write ${next.field}: ${next.stores}`,
      })),
}

const likeThese = (clusters: number): string => `${clusters} cluster${clusters === 1 ? '' : 's'} like these`
