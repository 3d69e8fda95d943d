import type { Cluster } from '../fleet/cluster.ts'
import { entriesOf } from '../fleet/topology.ts'
import type { InventoryRule } from './inventory-rule.ts'
import { eachReadable } from './readable.ts'
import { contested, type Claim } from './unique.ts'

export const uniqueTailnetAddress: InventoryRule = {
  id: 'unique-tailnet-address',
  summary: 'Every node of the fleet has a tailnet address of its own.',
  rationale:
    'Two nodes with one address: one of them is unreachable, and the hub accepts the pushes of the other in its name.',
  check: ({ clusters }) =>
    contested(
      eachReadable(entriesOf(clusters), ([cluster, { nodes }]) =>
        eachReadable(entriesOf(nodes), ([name, { tailnetAddress }]) => [
          {
            value: tailnetAddress,
            owner: `node ${name} of cluster ${cluster}`,
            path: ['clusters', cluster, 'nodes', name, 'tailnetAddress'],
          },
        ]),
      ),
    ).map(({ first, again }) => ({
      path: again.path,
      message: `${again.value} is the tailnet address of both ${first.owner} and ${again.owner}`,
      impact: 'one of the two is unreachable, and the hub accepts pushes of the other in its name',
      fix: 'write the address that `tailscale ip -4` prints on each node',
    })),
}

/** Nodes and metal nodes of a cluster share its network; two clusters may use the same private range. */
export const uniqueNodeAddress: InventoryRule = {
  id: 'unique-node-address',
  summary: 'Every node and metal node of a cluster has an address of its own.',
  rationale:
    'They share the cluster’s network. With one address for two, one machine is scraped under two names and the other is not. Two clusters may use the same private range.',
  check: ({ clusters }) =>
    eachReadable(entriesOf(clusters), ([cluster, machines]) =>
      contested(eachReadable([nodeClaims, metalNodeClaims], (claimsOf) => claimsOf(cluster, machines))).map(
        ({ first, again }) => ({
          path: again.path,
          message: `${again.value} is the address of both ${first.owner} and ${again.owner} of cluster ${cluster}`,
          impact: 'one machine has two scrapes under two names, and the other has none',
          fix: 'write each machine’s own address, or remove the duplicate entry',
        }),
      ),
    ),
}

const nodeClaims = (cluster: string, { nodes }: Cluster): readonly Claim[] =>
  eachReadable(entriesOf(nodes), ([name, { address }]) => [
    { value: address, owner: `node ${name}`, path: ['clusters', cluster, 'nodes', name, 'address'] },
  ])

const metalNodeClaims = (cluster: string, { metalNodes }: Cluster): readonly Claim[] =>
  entriesOf(metalNodes).map(([name, target]) => ({
    value: target.slice(0, target.indexOf(':')),
    owner: `metal node ${name}`,
    path: ['clusters', cluster, 'metalNodes', name],
  }))
