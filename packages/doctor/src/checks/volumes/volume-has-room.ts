import { CLUSTER_LABEL, entriesOf, JOB } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Found, Symptom } from '../../diagnosis.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { nodeSubject } from '../../live/nodes.ts'
import { subjectOf } from '../../live/objects.ts'
import type { Sample } from '../../live/store-api.ts'
import { NotAsked } from '../../not-asked.ts'
import { claimsOf, claimSubject } from './claims.ts'
import { mountsThatHold } from './mounts.ts'

export const volumeHasRoom: Check = {
  id: 'volume-has-room',
  of: 'cluster',
  title: 'Volumes, and the disks of nodes, have room.',
  rationale:
    'A store without room takes nothing more, and a collector without room keeps nothing while the link is down. The kubelet ends the pods of a node whose disk is full. A volume of local-path is a folder on the disk of its node, of which the kubelet measures nothing: there it is the disk that counts.',
  byHand: [
    'kubectl --context CONTEXT describe nodes | grep DiskPressure',
    'df --human-readable / /var/lib/rancher/k3s/storage   # on the node',
  ],
  needs: ['prometheus', 'volumes'],
  check: async (cluster, fleet) => [
    ...(await fullDisks(cluster, fleet)),
    ...(await fullVolumes(cluster, fleet)),
  ],
}

const ofNodes = (metric: string): string => `${metric}{job="${JOB.nodeExporter}"}`

/** What can run out, with the queries for the share of it that is left. */
const RESOURCES = [
  {
    of: 'bytes',
    onNode: `${ofNodes('node_filesystem_avail_bytes')} / ${ofNodes('node_filesystem_size_bytes')}`,
    inVolume: 'kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes',
  },
  {
    of: 'inodes',
    onNode: `${ofNodes('node_filesystem_files_free')} / ${ofNodes('node_filesystem_files')}`,
    inVolume: 'kubelet_volume_stats_inodes_free / kubelet_volume_stats_inodes',
  },
] as const

/** The share that is left at most where it is a finding. A node ends pods from 5 % on; a store fills its volume by design to some 85 %. */
const LEFT = { disk: { warning: 0.1, error: 0.05 }, volume: { warning: 0.1, error: 0.03 } } as const

interface Shortage {
  readonly subject: string
  readonly whose: string
  readonly of: string
  readonly left: number
  readonly query: string
  readonly limits: (typeof LEFT)[keyof typeof LEFT]
}

const samplesOf = async (
  { name }: LiveCluster,
  { prometheus }: LiveFleet,
  query: string,
): Promise<readonly Sample[]> =>
  (await prometheus.query(query)).filter(({ labels }) => labels[CLUSTER_LABEL] === name)

const fullDisks = async (cluster: LiveCluster, fleet: LiveFleet): Promise<readonly Found[]> => {
  const samples = await Promise.all(
    RESOURCES.map(async ({ of, onNode: query }) => ({
      of,
      query,
      measured: await samplesOf(cluster, fleet, query),
    })),
  )
  if (samples.every(({ measured }) => measured.length === 0))
    throw new NotAsked(
      'missing',
      `Prometheus has no samples of the disks of ${cluster.name}`,
      `let its job ${JOB.nodeExporter} arrive`,
    )
  return samples.flatMap(({ of, query, measured }) =>
    mountsThatHold(measured).flatMap(({ labels, value: left }) => {
      const node = nodeAt(cluster, labels['instance'] ?? '')
      const whose = `the disk of the node ${node} at ${labels['mountpoint']}`
      return shortageOf(cluster, { subject: nodeSubject(node), whose, of, left, query, limits: LEFT.disk })
    }),
  )
}

/** The node of the inventory that has the address of a target. */
const nodeAt = ({ facts }: LiveCluster, instance: string): string => {
  const host = instance.replace(/:\d+$/, '')
  return entriesOf(facts.nodes).find(([, { address }]) => address === host)?.[0] ?? host
}

/** The storage class of k3s, whose volumes are folders on the disk of a node. */
const ON_DISK = 'local-path'

const fullVolumes = async (cluster: LiveCluster, fleet: LiveFleet): Promise<readonly Found[]> => {
  const claims = await claimsOf(cluster, fleet)
  const measured = claims.filter(({ spec }) => spec.storageClassName !== ON_DISK).map(subjectOf)
  const found = await Promise.all(
    RESOURCES.map(async ({ of, inVolume: query }) =>
      (await samplesOf(cluster, fleet, query)).flatMap(({ labels, value: left }) => {
        const subject = claimSubject(labels['namespace'], labels['persistentvolumeclaim'] ?? '')
        if (!measured.includes(subject)) return []
        const whose = `the volume of ${subject}`
        return shortageOf(cluster, { subject, whose, of, left, query, limits: LEFT.volume })
      }),
    ),
  )
  return found.flat()
}

const shortageOf = (
  cluster: LiveCluster,
  { subject, whose, of, left, query, limits }: Shortage,
): readonly Found[] => {
  // A file system that does not count something has none of it: its share is no number.
  if (!(left < limits.warning)) return []
  const severity = left < limits.error ? 'error' : 'warning'
  const percent = `${(left * 100).toFixed(1)} %`
  return [
    {
      severity,
      cluster: cluster.name,
      subject,
      message: `${whose} has ${percent} of its ${of} left`,
      evidence: [{ asked: query, seen: `${left.toFixed(4)} (${percent})` }],
      cause: 'What is stored grows, or images and logs do that nobody removes.',
      fix: 'on the node: see what is large by du --max-depth 2 --human-readable /var/lib/rancher /var/log; or lower retention in the inventory',
      explains: severity === 'error' ? followsFromFull(cluster) : [],
    },
  ]
}

/** What a full disk of the hub refuses, a spoke does not get rid of. */
const followsFromFull = ({ name, isHub }: LiveCluster): readonly Symptom[] =>
  isHub
    ? ['queue-has-room', 'push-taken', 'push-arrives', 'sample-accepted', 'line-accepted'].map((check) => ({
        check,
      }))
    : [{ check: 'queue-has-room', cluster: name }]
