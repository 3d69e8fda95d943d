import { seconds } from '../scalars/durations.ts'
import { bytes } from '../scalars/quantities.ts'
import type { InventoryRule } from './inventory-rule.ts'
import { entryOf } from '../fleet/topology.ts'
import { listed } from './listed.ts'
import { namesOf } from './readable.ts'

export const noMissingHub: InventoryRule = {
  id: 'no-missing-hub',
  summary: '`hub.cluster` names a cluster of the fleet.',
  rationale: 'Without it no cluster stores or shows telemetry.',
  check: ({ hub, clusters }) =>
    namesOf(clusters).includes(hub.cluster)
      ? []
      : [
          {
            path: ['hub', 'cluster'],
            message: `the hub is ${hub.cluster}, and the fleet has no cluster of that name`,
            impact: 'no cluster stores or shows telemetry',
            fix: `write a cluster of the fleet, which has ${listed(clusters)}`,
          },
        ],
}

export const noMissingHubNode: InventoryRule = {
  id: 'no-missing-hub-node',
  summary: '`hub.node` names a node of the hub. It may be left out where the hub has only one.',
  rationale: 'The spokes push to the tailnet address of that node.',
  check: ({ hub, clusters }) => {
    const nodes = entryOf(clusters, hub.cluster)?.nodes ?? {}
    const names = namesOf(nodes)
    const path = ['hub', 'node']
    const fix = `write one of its nodes: ${Object.keys(nodes).join(', ')}`
    const impact = 'the spokes have no address to push to'
    if (hub.node && names.length > 0 && !names.includes(hub.node)) {
      return [{ path, message: `cluster ${hub.cluster} has no node ${hub.node}`, impact, fix }]
    }
    if (!hub.node && names.length > 1) {
      const message = `the hub ${hub.cluster} has ${names.length} nodes, and hub.node does not name the one that receives telemetry`
      return [{ path, message, impact, fix }]
    }
    return []
  },
}

export const noMissingSecondNode: InventoryRule = {
  id: 'no-missing-second-node',
  summary: '`hub.secondNode` names a node of the hub, and not the one of `hub.node`.',
  rationale: 'The spokes push to its tailnet address while the first node does not answer.',
  check: ({ hub, clusters }) => {
    const { secondNode } = hub
    if (secondNode === undefined) return []
    const names = namesOf(entryOf(clusters, hub.cluster)?.nodes ?? {})
    const first = hub.node ?? names[0]
    const others = names.filter((name) => name !== first)
    if (others.includes(secondNode)) return []
    return [
      {
        path: ['hub', 'secondNode'],
        message:
          secondNode === first
            ? `${secondNode} is both nodes that the spokes push to`
            : `cluster ${hub.cluster} has no node ${secondNode}`,
        impact: 'the spokes have no second address to push to',
        fix: others.length > 0 ? `write one of ${others.join(', ')}` : 'remove it, for the hub has one node',
      },
    ]
  },
}

export const requireStoresOnSecondNode: InventoryRule = {
  id: 'require-stores-on-second-node',
  summary: 'A hub with `secondNode` stores logs and metrics on several nodes.',
  rationale:
    'One Prometheus and one Loki run on one node each. While it is upgraded, a second address leads to nothing.',
  check: ({ hub }) => {
    if (hub.secondNode === undefined) return []
    const { metrics, logs } = hub
    const alone = [
      ...(metrics.store === 'prometheus' ? [`metrics in one Prometheus`] : []),
      ...(logs.store === 'loki' && logs.mode === 'monolithic' ? ['logs in one Loki'] : []),
      ...(logs.store === 'victoria-logs' && logs.mode === 'single' ? ['logs in one VictoriaLogs'] : []),
    ]
    if (alone.length === 0) return []
    return [
      {
        path: ['hub', 'secondNode'],
        message: `hub.secondNode is ${hub.secondNode}, and the hub stores ${alone.join(' and ')}`,
        impact: 'the second address leads to nothing while the node of the store is away',
        fix: 'choose stores of several nodes by hub.metrics and hub.logs, or remove secondNode',
      },
    ]
  },
}

export const uniqueNodePort: InventoryRule = {
  id: 'unique-node-port',
  summary: 'Logs, metrics and traces enter the hub by a NodePort each.',
  rationale: 'kube-apiserver refuses the second Service with the same NodePort.',
  check: ({ hub: { ingest, traces } }) => {
    const signals = ['logs', 'metrics', ...(traces ? (['traces'] as const) : [])] as const
    return signals.flatMap((signal, index) => {
      const { nodePort } = ingest[signal]
      const first = signals.slice(0, index).find((other) => ingest[other].nodePort === nodePort)
      if (first === undefined) return []
      return [
        {
          path: ['hub', 'ingest', signal, 'nodePort'],
          message: `${nodePort} is the NodePort of both hub.ingest.${first} and hub.ingest.${signal}`,
          impact: 'kube-apiserver refuses the second Service',
          fix: 'write its own port for each, from 30000 to 32767',
        },
      ]
    })
  },
}

/** Prometheus measures blocks. The write-ahead log and a compaction in progress need the rest. */
const LARGEST_SHARE_OF_VOLUME = 0.85

export const requireRetentionBelowVolume: InventoryRule = {
  id: 'require-retention-below-volume',
  summary: '`hub.prometheus.retentionSize` is at most 85 % of `hub.prometheus.volume`.',
  rationale:
    'Prometheus measures blocks. The write-ahead log and a compaction in progress need the rest, or they fill the volume and Prometheus stops.',
  check: ({ hub: { prometheus } }) =>
    bytes(prometheus.retentionSize) <= LARGEST_SHARE_OF_VOLUME * bytes(prometheus.volume)
      ? []
      : [
          {
            path: ['hub', 'prometheus', 'retentionSize'],
            message: `hub.prometheus.retentionSize ${prometheus.retentionSize} leaves less than 15 % of hub.prometheus.volume ${prometheus.volume}`,
            impact: 'the write-ahead log fills the volume, and Prometheus stops',
            fix: 'lower retentionSize to at most 85 % of the volume, or enlarge the volume',
          },
        ],
}

export const requireOutageWithinRetention: InventoryRule = {
  id: 'require-outage-within-retention',
  summary: '`telemetry.longestOutage` is at most half of `hub.prometheus.retention`.',
  rationale: 'Samples that waited longer than that are deleted as soon as Prometheus stores them.',
  check: ({ hub, telemetry }) =>
    hub.metrics.store === 'thanos' ||
    2 * seconds(telemetry.longestOutage) <= seconds(hub.prometheus.retention)
      ? []
      : [
          {
            path: ['telemetry', 'longestOutage'],
            message: `telemetry.longestOutage ${telemetry.longestOutage} is more than half of hub.prometheus.retention ${hub.prometheus.retention}`,
            impact: 'Prometheus deletes late samples as soon as it stores them',
            fix: 'shorten longestOutage or lengthen the retention',
          },
        ],
}
