import { collectorOfChart } from '../chart-stand-ins/opentelemetry-collector.ts'
import type { Host } from '../hosts/host.ts'
import { startApiServer, type ApiServer } from '../kubernetes/api-server.ts'
import { startControllers } from '../kubernetes/controllers.ts'
import { playKubelet, type Kubelet, type Pod } from '../kubernetes/kubelet.ts'
import { clusters, type LabCluster } from '../trees/clusters.ts'
import { objectsOf, type KubernetesObject } from '../trees/committed.ts'
import { openContainerLog, type ContainerLog } from './container-log.ts'

/** A cluster's API with the pods of its tree, whose containers the lab writes logs for. */
export interface LogCluster {
  readonly host: Host
  readonly cluster: LabCluster
  readonly server: ApiServer
  readonly kubelet: Kubelet
}

/** Workloads, and the accounts and rights with which the collector reads pods. */
const kinds: ReadonlySet<string> = new Set([
  ...['Namespace', 'ServiceAccount', 'ClusterRole', 'ClusterRoleBinding'],
  ...['Deployment', 'StatefulSet', 'DaemonSet'],
])

const isNamespace = ({ kind }: KubernetesObject): boolean => kind === 'Namespace'

/** The objects of a cluster of the lab's own fleet: of its tree, and of the hub's chart. */
const committedObjects = (name: string): readonly KubernetesObject[] => [
  ...objectsOf(name),
  ...(name === clusters.hub.name ? collectorOfChart() : []),
]

const neededOf = (objects: readonly KubernetesObject[]): readonly KubernetesObject[] => {
  const all = objects.filter(({ kind }) => kinds.has(kind))
  return [...all.filter(isNamespace), ...all.filter((object) => !isNamespace(object))]
}

/** @param objects those of its tree; by default of the lab's own fleet */
export const startLogCluster = async (
  host: Host,
  cluster: LabCluster,
  stage: string,
  objects: readonly KubernetesObject[] = committedObjects(cluster.name),
): Promise<LogCluster> => {
  const server = await startApiServer(host, stage)
  await startControllers(host, server)
  const kubelet = await playKubelet({ api: server.api, node: cluster.node, addressOf: () => undefined })
  await server.api.apply(neededOf(objects))
  await kubelet.settle()
  return { host, cluster, server, kubelet }
}

/** The log of the first container of a pod. */
export const logOfPod = (host: Pick<Host, 'file'>, { metadata, spec }: Pod): ContainerLog =>
  openContainerLog(host, {
    namespace: metadata.namespace,
    pod: metadata.name,
    uid: metadata.uid,
    container: spec.containers[0]?.name ?? '',
  })
