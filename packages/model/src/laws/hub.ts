import { seconds } from '../scalars/durations.ts'
import { bytes } from '../scalars/quantities.ts'
import { law } from './law.ts'
import { listed } from './listed.ts'

export const noMissingHub = law({
  id: 'no-missing-hub',
  reads: ['hub', 'clusters'],
  breaches: ({ hub }, namesAt) =>
    namesAt('clusters').includes(hub.cluster)
      ? []
      : [
          {
            path: ['hub', 'cluster'],
            what: `the hub is ${hub.cluster}, and the fleet has no cluster of that name`,
            consequence: 'nothing would store or show telemetry',
            mend: `name a cluster of the fleet, which has ${listed(namesAt('clusters'))}`,
          },
        ],
})

export const noMissingHubNode = law({
  id: 'no-missing-hub-node',
  reads: ['hub', 'clusters'],
  breaches: ({ hub }, namesAt) => {
    const names = namesAt('clusters', hub.cluster, 'nodes')
    const path = ['hub', 'node']
    const mend = `name one of its nodes: ${names.join(', ')}`
    const consequence = 'the spokes would have no address to push to'
    if (hub.node && names.length > 0 && !names.includes(hub.node)) {
      return [{ path, what: `cluster ${hub.cluster} has no node ${hub.node}`, consequence, mend }]
    }
    if (!hub.node && names.length > 1) {
      const what = `the hub ${hub.cluster} has ${names.length} nodes, and none is named as the one that takes telemetry in`
      return [{ path, what, consequence, mend }]
    }
    return []
  },
})

export const uniqueNodePort = law({
  id: 'unique-node-port',
  reads: ['hub'],
  breaches: ({ hub: { ingest } }) =>
    Number(ingest.logs.nodePort) === Number(ingest.metrics.nodePort)
      ? [
          {
            path: ['hub', 'ingest', 'metrics', 'nodePort'],
            what: `${ingest.logs.nodePort} is the NodePort of both hub.ingest.logs and hub.ingest.metrics`,
            consequence: 'kube-apiserver would refuse the second Service',
            mend: 'give each its own port from 30000 to 32767',
          },
        ]
      : [],
})

/** Prometheus measures blocks; the write-ahead log and a compaction in progress come on top. */
const LARGEST_SHARE_OF_VOLUME = 0.85

export const requireRetentionBelowVolume = law({
  id: 'require-retention-below-volume',
  reads: ['hub'],
  breaches: ({ hub: { prometheus } }) =>
    bytes(prometheus.retentionSize) <= LARGEST_SHARE_OF_VOLUME * bytes(prometheus.volume)
      ? []
      : [
          {
            path: ['hub', 'prometheus', 'retentionSize'],
            what: `hub.prometheus.retentionSize ${prometheus.retentionSize} leaves less than 15 % of hub.prometheus.volume ${prometheus.volume}`,
            consequence: 'the write-ahead log would fill the volume, and Prometheus would stop',
            mend: 'lower retentionSize to at most 85 % of the volume, or enlarge the volume',
          },
        ],
})

export const requireOutageWithinRetention = law({
  id: 'require-outage-within-retention',
  reads: ['hub', 'telemetry'],
  breaches: ({ hub, telemetry }) =>
    2 * seconds(telemetry.longestOutage) <= seconds(hub.prometheus.retention)
      ? []
      : [
          {
            path: ['telemetry', 'longestOutage'],
            what: `telemetry.longestOutage ${telemetry.longestOutage} is more than half of hub.prometheus.retention ${hub.prometheus.retention}`,
            consequence: 'samples that arrive late would be deleted as soon as they are stored',
            mend: 'shorten longestOutage or lengthen the retention',
          },
        ],
})

/**
 * What an active series takes of Prometheus' memory at the least, in bytes: 3.14.0 took 3.0 to 3.2 KiB for each of 50,000 and of 200,000 series
 * with kube-state-metrics' labels, after two minutes of scrapes and without a query. Series that come and go, queries and remote writes come
 * on top: docs/decisions/0035.
 */
export const LEAST_OF_A_SERIES = 3 * 1024

export const requireMemoryForSeries = law({
  id: 'require-memory-for-series',
  reads: ['hub', 'clusters'],
  breaches: ({ hub: { prometheus }, clusters }) => {
    const series = Object.values(clusters).reduce(
      (sum, { seriesBudget = prometheus.seriesBudget }) => sum + seriesBudget,
      0,
    )
    const { memory } = prometheus.resources.limits
    const least = series * LEAST_OF_A_SERIES
    if (least <= bytes(memory)) return []
    return [
      {
        path: ['hub', 'prometheus', 'resources', 'limits', 'memory'],
        what: `hub.prometheus.resources.limits.memory ${memory} holds fewer series than the clusters’ seriesBudget add up to, ${series}`,
        consequence:
          'the kernel would end Prometheus, and with it the metrics of all clusters, before any alert on a budget fires',
        mend: `raise it to ${Math.ceil((2 * least) / 2 ** 20)}Mi, which leaves as much again for queries, or lower the budgets`,
      },
    ]
  },
})
