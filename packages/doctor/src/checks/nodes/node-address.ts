import { entryOf, scrapeTargets, type ClusterNode } from '@fleet/model'
import { isIpv4, isWithin } from '@fleet/validation/cidr'
import type { Check } from '../../check.ts'
import type { Found, Symptom } from '../../diagnosis.ts'
import { kubectl } from '../../live/kubectl.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import { nodesOf, nodeSubject, type Node } from '../../live/nodes.ts'

export const nodeAddress: Check = {
  id: 'node-address',
  of: 'cluster',
  title: 'Every node has the addresses that the inventory states.',
  rationale:
    'Spokes push to the tailnet address of a node of the hub, which admits them by theirs; collectors scrape nodes at their own addresses. A node tells its tailnet address only where k3s was given it, as an address or in an annotation: elsewhere it cannot be compared.',
  byHand: [
    'kubectl --context CONTEXT get nodes --output wide',
    'kubectl --context CONTEXT describe nodes | grep 100.',
  ],
  needs: ['nodes'],
  check: async (cluster) =>
    (await nodesOf(cluster)).flatMap((node) => {
      const stated = entryOf<ClusterNode>(cluster.facts.nodes, node.metadata.name)
      return stated === undefined
        ? []
        : [...ownDiffers(cluster, node, stated), ...tailnetDiffers(cluster, node, stated)]
    }),
}

const TAILNET = '100.64.0.0/10'
const isOfTailnet = (address: string): boolean => isIpv4(address) && isWithin(address, TAILNET)

/** The IPv4 addresses that a node has of a type. */
const addressesOf = ({ status }: Node, ...types: readonly string[]): readonly string[] =>
  (status?.addresses ?? [])
    .filter(({ type, address }) => types.includes(type) && isIpv4(address))
    .map(({ address }) => address)

const ownDiffers = (cluster: LiveCluster, node: Node, { address }: ClusterNode): readonly Found[] => {
  const there = addressesOf(node, 'InternalIP').filter((one) => !isOfTailnet(one))
  if (there.length === 0 || there.includes(address)) return []
  const { name } = node.metadata
  return [
    {
      ...differs(cluster, name, { field: 'address', stated: address, there }),
      evidence: [{ asked: `node ${name} .status.addresses InternalIP`, seen: there.join(', ') }],
      explains: scrapeTargets
        .filter(({ kind }) => kind === 'node')
        .flatMap(({ job }) =>
          ['job-arrives', 'target-up'].map((check) => ({
            check,
            cluster: cluster.name,
            subject: `job ${job}`,
          })),
        ),
    },
  ]
}

/** An annotation may have several, such as `k3s.io/external-ip`. */
const annotated = ({ metadata }: Node): readonly string[] =>
  Object.values(metadata.annotations ?? {}).flatMap((value) => value.split(',').map((one) => one.trim()))

const tailnetDiffers = (
  cluster: LiveCluster,
  node: Node,
  { tailnetAddress }: ClusterNode,
): readonly Found[] => {
  const all = [...addressesOf(node, 'InternalIP', 'ExternalIP'), ...annotated(node)]
  const there = [...new Set(all.filter(isOfTailnet))]
  if (there.length === 0 || there.includes(tailnetAddress)) return []
  const { name } = node.metadata
  return [
    {
      ...differs(cluster, name, { field: 'tailnetAddress', stated: tailnetAddress, there }),
      cause: 'The tailnet gave the machine another address, for example after it was added anew.',
      evidence: [{ asked: `node ${name} addresses and annotations in ${TAILNET}`, seen: there.join(', ') }],
      explains: unreached(cluster),
    },
  ]
}

/** Nobody reaches a hub elsewhere, and it does not admit a spoke from elsewhere. */
const unreached = ({ name, isHub }: LiveCluster): readonly Symptom[] =>
  ['push-address', 'push-admitted', 'push-arrives'].map((check) =>
    isHub ? { check } : { check, cluster: name },
  )

interface Difference {
  /** The field of the inventory. */
  readonly field: keyof ClusterNode
  readonly stated: string
  readonly there: readonly string[]
}

const differs = (
  cluster: LiveCluster,
  node: string,
  { field, stated, there }: Difference,
): Omit<Found, 'evidence'> => ({
  severity: 'error',
  cluster: cluster.name,
  subject: nodeSubject(node),
  message: `the ${field} of the node ${node} is ${there.join(' or ')}, and the inventory says ${stated}`,
  cause: 'The address changed after the inventory was written, or it was copied wrongly.',
  fix: `set clusters.${cluster.name}.nodes.${node}.${field} to ${there[0]}, build and push; see ${kubectl(cluster, 'get nodes --output wide')}`,
})
