import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import { kubectl } from '../../live/kubectl.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import { nodesOf, nodeSubject } from '../../live/nodes.ts'

export const nodeKnown: Check = {
  id: 'node-known',
  of: 'cluster',
  title: 'The nodes of the cluster are those of the inventory.',
  rationale:
    'The hub admits the collectors of the nodes that the inventory lists, by their tailnet addresses. What a node sends that it does not list is refused.',
  byHand: ['kubectl --context CONTEXT get nodes --output wide'],
  needs: ['nodes'],
  check: async (cluster) => {
    const there = (await nodesOf(cluster)).map(({ metadata }) => metadata.name)
    const listed: readonly string[] = Object.keys(cluster.facts.nodes)
    const unlisted = there.filter((name) => !listed.includes(name))
    const absent = listed.filter((name) => !there.includes(name))
    if (there.length > 0 && absent.length === listed.length) return [otherCluster(cluster, there, listed)]
    const [joined] = unlisted
    const [left] = absent
    if (joined !== undefined && left !== undefined && unlisted.length === 1 && absent.length === 1)
      return [renamed(cluster, left, joined)]
    return [
      ...unlisted.map((name) => notListed(cluster, name)),
      ...absent.map((name) => notThere(cluster, name)),
    ]
  },
}

const ASKED = 'the names of the nodes'

/** The context may also lead to the right cluster, all of whose nodes were replaced: the commands are the same. */
const otherCluster = (cluster: LiveCluster, there: readonly string[], listed: readonly string[]): Found => ({
  severity: 'error',
  cluster: cluster.name,
  message: `no node of the inventory is in the cluster of the context ${cluster.facts.kubeContext}`,
  evidence: [
    { asked: ASKED, seen: there.join(', ') },
    { asked: 'the inventory', seen: listed.join(', ') },
  ],
  cause: 'The context leads to another cluster, or the nodes were renamed or replaced.',
  fix: `compare ${kubectl(cluster, 'get nodes --output wide')} with the inventory; then correct its kubeContext, or its nodes`,
  explains: OF_ANOTHER_CLUSTER.map((check) => ({ check, cluster: cluster.name })),
})

/** What differs in another cluster. */
const OF_ANOTHER_CLUSTER = [
  'collector-on-each-node', 'secret-exists', 'flux-runs', 'flux-source-fetched', 'flux-follows-branch',
  'object-exists', 'object-unchanged', 'push-address', 'push-port', 'push-arrives',
] // prettier-ignore

const renamed = (cluster: LiveCluster, listed: string, there: string): Found => ({
  severity: 'error',
  cluster: cluster.name,
  subject: nodeSubject(there),
  message: `the cluster has a node ${there}, where the inventory has ${listed}`,
  evidence: [{ asked: ASKED, seen: `${there}, no ${listed}` }],
  cause: 'The node was renamed or replaced.',
  fix: `correct its name, address and tailnetAddress in the nodes of ${cluster.name}; then build and push`,
})

const notListed = (cluster: LiveCluster, name: string): Found => ({
  severity: 'error',
  cluster: cluster.name,
  subject: nodeSubject(name),
  message: `the node ${name} is not in the inventory`,
  evidence: [{ asked: ASKED, seen: name }],
  cause: 'It joined the cluster after the inventory was written.',
  fix: `add it to the nodes of ${cluster.name}, with what \`tailscale ip -4\` prints on it; then build and push`,
})

const notThere = (cluster: LiveCluster, name: string): Found => ({
  severity: 'error',
  cluster: cluster.name,
  subject: nodeSubject(name),
  message: `the node ${name} of the inventory is not in the cluster`,
  evidence: [{ asked: ASKED, seen: `no ${name}` }],
  cause: 'It was removed from the cluster, or has not joined it.',
  fix: `start k3s on it, or remove it from the nodes of ${cluster.name}; then build and push`,
})
