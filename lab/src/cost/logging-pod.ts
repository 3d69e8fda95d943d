import { podOf } from '../checks/check-by-api.ts'
import type { Api } from '../kubernetes/api.ts'
import { clusters } from '../trees/clusters.ts'
import { objectOf, objectsOf, textAt } from '../trees/committed.ts'

const ground = new Set(['Namespace', 'ServiceAccount', 'ClusterRole', 'ClusterRoleBinding'])

/**
 * Puts a pod of the spoke's tree on its node, so that k8s_attributes finds it, with the collector's rights.
 * @returns the log of its container
 */
export const makeLoggingPod = async (api: Api): Promise<string> => {
  await api.apply(objectsOf(clusters.spoke.name).filter(({ kind }) => ground.has(kind)))
  const pod = podOf(objectOf(clusters.spoke.name, 'Deployment', 'miniflux'))
  if (!pod) throw new Error('a Deployment has no pod')
  const { name, namespace = 'default' } = pod.metadata
  // The controller manager would make it.
  await api.apply([{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace } }])
  const { status, body } = await api.request('POST', `/api/v1/namespaces/${namespace}/pods`, {
    ...pod,
    spec: { ...(pod['spec'] as object), nodeName: clusters.spoke.node.name },
  })
  if (status >= 300) throw new Error(`the pod is refused: ${JSON.stringify(body)}`)
  return `/var/log/pods/${namespace}_${name}_${textAt(body, 'metadata', 'uid')}/miniflux/0.log`
}
