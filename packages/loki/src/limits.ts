import {
  clusterNames,
  clusterOf,
  nodeCount,
  outOfOrderWindow,
  PROMOTED_ATTRIBUTES,
  requiresTenants,
  type Fleet,
} from '@fleet/model'

/** The rate of one busy node in MB/s above which Loki answers 429: after an outage a node sends as fast as it can. */
const RATE_PER_NODE_MB = 4

/** Of the largest tenant: a cluster, or the whole fleet. */
const nodes = (fleet: Fleet): number => {
  const ofClusters = clusterNames(fleet).map((name) => nodeCount(clusterOf(fleet, name)))
  return requiresTenants(fleet) ? Math.max(...ofClusters) : ofClusters.reduce((sum, count) => sum + count, 0)
}

/** Streams that one node's containers open at a time; a node runs at most 110 pods. */
const STREAMS_PER_NODE = 500

/** Loki's limits. They are of each tenant. */
export const limits = (fleet: Fleet) => ({
  retention_period: fleet.hub.loki.retention,
  // All delete requests are refused. Retention still deletes.
  deletion_mode: 'disabled',
  // Older lines would be deleted at once.
  reject_old_samples: true,
  reject_old_samples_max_age: fleet.hub.loki.retention,
  // For a node whose clock runs ahead: its refused lines are lost. No longer than lines may be late, or the right ones
  // would be refused once the clock is set.
  creation_grace_period: outOfOrderWindow(fleet),
  ingestion_rate_mb: RATE_PER_NODE_MB * nodes(fleet),
  ingestion_burst_size_mb: 2 * RATE_PER_NODE_MB * nodes(fleet),
  // Per container: the default of 3 MB/s delays a single busy one while it catches up.
  per_stream_rate_limit: '8MB',
  per_stream_rate_limit_burst: '16MB',
  max_global_streams_per_user: Math.max(5000, STREAMS_PER_NODE * nodes(fleet)),
  // A longer line is truncated; by default Loki answers its whole request with 400, which is final.
  max_line_size: '256KB',
  max_line_size_truncate: true,
  // OTLP's attributes that are not labels stay with the line.
  allow_structured_metadata: true,
  volume_enabled: true,
  otlp_config: {
    resource_attributes: {
      attributes_config: [{ action: 'index_label', attributes: [...PROMOTED_ATTRIBUTES] }],
    },
  },
})
