import type { ClusterInput, FleetInput, HubInput } from '@fleet/model'
import { fleet } from '@fleet/validation/fixtures'

/** A fleet of this many clusters: those of a sample fleet, and copies with their own names and tailnet addresses. */
export const fleetOf = (count: number): FleetInput => {
  const samples = Object.entries(fleet.clusters)
  const clusters = Array.from({ length: count }, (_, index): [string, ClusterInput] => {
    const [name, cluster] = samples[index % samples.length] ?? []
    if (name === undefined || cluster === undefined)
      throw new Error('the sample fleet has no cluster to copy')
    return index < samples.length ? [name, cluster] : [`${name}-${index}`, copyOf(cluster, index)]
  })
  return { ...fleet, hub: hubFor(count), clusters: Object.fromEntries(clusters) }
}

/** With the memory and the disk that so many clusters' series and lines take. */
const hubFor = (count: number): HubInput => {
  const { hub } = fleet
  const { resources } = hub.prometheus
  const limits = { ...resources.limits, memory: `${Math.max(1, Math.ceil(count / 16))}Gi` }
  const disk = { retentionSize: `${4 + count}Gi`, volume: `${5 + 2 * count}Gi` }
  return {
    ...hub,
    prometheus: { ...hub.prometheus, ...disk, resources: { ...resources, limits } },
    loki: { ...hub.loki, volume: `${5 + count}Gi` },
  }
}

const copyOf = (cluster: ClusterInput, index: number): ClusterInput => ({
  ...cluster,
  kubeContext: `${cluster.kubeContext}-${index}`,
  nodes: Object.fromEntries(
    Object.entries(cluster.nodes).map(([name, node], nth) => [
      name,
      { ...node, tailnetAddress: tailnetAddress(index, nth) },
    ]),
  ),
})

/** The tailnet's range has room for 64 nodes of each of 10,000 clusters below the addresses of the samples. */
const tailnetAddress = (index: number, nth: number): string =>
  `100.${64 + (nth % 32)}.${Math.floor(index / 250)}.${(index % 250) + 1}`
