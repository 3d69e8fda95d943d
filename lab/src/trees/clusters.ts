import { fleet as inventory } from '@fleet/validation/fixtures'
import { clusterOf, hubNode, isHub, readFleet, spokeNames, type ClusterName, type Fleet } from '@fleet/model'

/** The facts of a cluster that its host needs. */
export interface LabCluster {
  readonly name: ClusterName
  readonly node: { readonly name: string; readonly address: string; readonly tailnetAddress: string }
  /** The addresses of its metal nodes, without their ports. */
  readonly metalNodes: readonly string[]
}

const read = (): Fleet => {
  const result = readFleet(inventory)
  if (!result.ok) throw new Error(`the fleet of the lab is not valid: ${JSON.stringify(result.findings)}`)
  return result.fleet
}

/** The fleet of the lab and of the rules' tests. It is apart from the inventory, which is a person's own. */
export const fleet = read()

/** The node that stands for a cluster: of a hub that which the spokes push to, of a spoke its only one. */
const nodeOf = (of: Fleet, name: ClusterName) => {
  if (isHub(of, name)) return hubNode(of)
  const [node, ...others] = Object.entries(clusterOf(of, name).nodes)
  if (!node || others.length > 0)
    throw new Error(`the lab makes one host of a cluster, and ${name} has more nodes than one`)
  return node
}

/** The host's facts of a cluster of a fleet. */
export const labCluster = (of: Fleet, name: ClusterName): LabCluster => {
  const { metalNodes } = clusterOf(of, name)
  const [node, { address, tailnetAddress }] = nodeOf(of, name)
  return {
    name,
    node: { name: node, address, tailnetAddress },
    metalNodes: Object.values(metalNodes ?? {}).map((target) => target.replace(/:\d+$/, '')),
  }
}

const theSpoke = (): ClusterName => {
  const [spoke] = spokeNames(fleet)
  if (!spoke) throw new Error('the fleet has no spoke: the lab needs one')
  return spoke
}

/** A hub and a spoke of one fleet. */
export interface LabClusters {
  readonly hub: LabCluster
  readonly spoke: LabCluster
}

/** The two clusters of the lab: the hub and the first spoke. */
export const clusters = {
  hub: labCluster(fleet, fleet.hub.cluster),
  spoke: labCluster(fleet, theSpoke()),
} as const satisfies LabClusters
