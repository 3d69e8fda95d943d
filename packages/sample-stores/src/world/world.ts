import {
  clusterNames,
  clusterOf,
  entriesOf,
  isHub,
  type Cluster,
  type ClusterName,
  type Fleet,
} from '@fleet/model'
import { between, hash, oneOf } from './hash.ts'
import type { Machine, SampleNode, SampleWorkload } from './workload.ts'
import { workloadsOf } from './workloads.ts'

/** All that the made values are about. The same fleet and moment give the same world. */
export interface World {
  readonly fleet: Fleet
  /** Seconds since 1970: what happens, happens around it. */
  readonly moment: number
  readonly clusters: readonly SampleCluster[]
}

export interface SampleCluster {
  readonly name: ClusterName
  readonly isHub: boolean
  readonly cluster: Cluster
  readonly nodes: readonly SampleNode[]
  /** Beside the cluster, with a node-exporter of their own. */
  readonly machines: readonly Machine[]
  readonly workloads: readonly SampleWorkload[]
}

const DAY = 86_400
const GI = 2 ** 30

export const worldOf = (fleet: Fleet, now: number): World => {
  const moment = Math.floor(now / 60) * 60
  return { fleet, moment, clusters: clusterNames(fleet).map((name) => sampleCluster(fleet, name, moment)) }
}

const sampleCluster = (fleet: Fleet, name: ClusterName, moment: number): SampleCluster => {
  const cluster = clusterOf(fleet, name)
  const nodes = entriesOf(cluster.nodes).map(([node, { address }]) => ({
    ...machine(`${name}/${node}`, node, address, moment),
    cluster: name,
    architecture: oneOf(['amd64', 'arm64'], `${name} architecture`),
  }))
  return {
    name,
    isHub: isHub(fleet, name),
    cluster,
    nodes,
    machines: entriesOf(cluster.metalNodes).map(([host, address]) =>
      machine(`${name}/${host}`, host, address, moment),
    ),
    workloads: workloadsOf(fleet, name, nodes, moment),
  }
}

const machine = (key: string, name: string, address: string, moment: number): Machine => ({
  name,
  address,
  cpus: oneOf([4, 4, 8], `${key} cpus`),
  memory: oneOf([16, 24, 32], `${key} memory`) * GI - Math.floor(hash(`${key} firmware`) * GI),
  disk: oneOf([120, 240, 480], `${key} disk`) * GI,
  bootTime: Math.floor(moment - DAY * between(9, 60, `${key} boot`)),
})
