import { entriesOf } from '../fleet/topology.ts'
import { inventoryRule } from './inventory-rule.ts'
import { contested } from './unique.ts'

export const uniqueTailnetAddress = inventoryRule({
  id: 'unique-tailnet-address',
  reads: ['clusters'],
  check: ({ clusters }) =>
    contested(
      entriesOf(clusters).flatMap(([cluster, { nodes }]) =>
        entriesOf(nodes).map(([name, { tailnetAddress }]) => ({
          value: tailnetAddress,
          owner: `node ${name} of cluster ${cluster}`,
          path: ['clusters', cluster, 'nodes', name, 'tailnetAddress'],
        })),
      ),
    ).map(({ first, again }) => ({
      path: again.path,
      message: `${again.value} is the tailnet address of both ${first.owner} and ${again.owner}`,
      impact: 'one of the two is unreachable, and the hub accepts pushes of the other in its name',
      fix: 'write the address that `tailscale ip -4` prints on each node',
    })),
})

/** Nodes and metal nodes of a cluster share its network; two clusters may use the same private range. */
export const uniqueNodeAddress = inventoryRule({
  id: 'unique-node-address',
  reads: ['clusters'],
  check: ({ clusters }) =>
    entriesOf(clusters).flatMap(([cluster, { nodes, metalNodes }]) => {
      const claims = [
        ...entriesOf(nodes).map(([name, { address }]) => ({
          value: address as string,
          owner: `node ${name}`,
          path: ['clusters', cluster, 'nodes', name, 'address'],
        })),
        ...entriesOf(metalNodes).map(([name, target]) => ({
          value: target.slice(0, target.indexOf(':')),
          owner: `metal node ${name}`,
          path: ['clusters', cluster, 'metalNodes', name],
        })),
      ]
      return contested(claims).map(({ first, again }) => ({
        path: again.path,
        message: `${again.value} is the address of both ${first.owner} and ${again.owner} of cluster ${cluster}`,
        impact: 'one machine has two scrapes under two names, and the other has none',
        fix: 'write each machine’s own address, or remove the duplicate entry',
      }))
    }),
})
