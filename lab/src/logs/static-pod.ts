import type { LabCluster } from '../trees/clusters.ts'
import type { KubernetesObject } from '../trees/committed.ts'

/** The hash of its manifest, which its log's folder has in place of a uid. */
const hash = '3f2a9c0d1e4b5a69788796a5b4c3d2e1'
const namespace = 'kube-system'
const container = 'kube-vip'

const nameOn = ({ node }: LabCluster): string => `kube-vip-${node.name}`

/** The mirror of a static pod, which a kubelet makes. */
export const staticPod = (cluster: LabCluster): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: nameOn(cluster),
    namespace,
    // Its name, which no file's path has, shows in its lines that the pod was found.
    labels: { 'app.kubernetes.io/name': 'virtual-address' },
    annotations: { 'kubernetes.io/config.hash': hash, 'kubernetes.io/config.mirror': hash },
  },
  spec: { nodeName: cluster.node.name, containers: [{ name: container, image: 'kube-vip:1' }] },
})

/** Where its container logs. */
export const logOfStaticPod = (cluster: LabCluster) => ({
  namespace,
  pod: nameOn(cluster),
  uid: hash,
  container,
})
