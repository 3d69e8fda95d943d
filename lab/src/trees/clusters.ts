import { fleet as inventory } from '@fleet/validation/fixtures'
import { clusterOf, readFleet, spokeNames, type ClusterName, type Fleet } from '@fleet/model'

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

const labCluster = (name: ClusterName): LabCluster => {
  const { nodes, metalNodes } = clusterOf(fleet, name)
  const [node, ...others] = Object.entries(nodes)
  if (!node || others.length > 0)
    throw new Error(`the lab makes one host of a cluster, and ${name} has more nodes than one`)
  return {
    name,
    node: { name: node[0], address: node[1].address, tailnetAddress: node[1].tailnetAddress },
    metalNodes: Object.values(metalNodes ?? {}).map((target) => target.replace(/:\d+$/, '')),
  }
}

const theSpoke = (): ClusterName => {
  const [spoke] = spokeNames(fleet)
  if (!spoke) throw new Error('the fleet has no spoke: the lab needs one')
  return spoke
}

/** The two clusters of the lab: the hub and the first spoke. */
export const clusters = { hub: labCluster(fleet.hub.cluster), spoke: labCluster(theSpoke()) } as const
