import type { Undo } from './changes.ts'
import type { DoctorCluster } from './doctor-cluster.ts'
import { playNode } from './played-node.ts'

const joined = { name: 'joined', address: '10.0.0.177', tailnetAddress: '100.64.77.77' }

/** Joins a node to a cluster that its inventory does not list, as `k3s agent` does on another machine. */
export const joinNode = async ({ server: { api } }: DoctorCluster): Promise<Undo> => {
  const node = await playNode(api, joined)
  return async () => {
    await node.stop()
    await api.request('DELETE', `/api/v1/nodes/${joined.name}`)
    await api.request(
      'DELETE',
      `/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/${joined.name}`,
    )
    for (const { metadata, spec } of await node.pods())
      if (spec.nodeName === joined.name)
        await api.request(
          'DELETE',
          `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}?gracePeriodSeconds=0`,
        )
  }
}
