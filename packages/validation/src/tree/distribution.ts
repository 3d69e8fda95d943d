import { isGenerated, type Distribution } from '../values/rendered-tree.ts'
import { remembered } from '../values/remembered.ts'
import type { ClusterView } from './cluster-view.ts'

/** The distribution of Kubernetes that a cluster runs, as it is stated or as its tree shows; nothing where neither does. */
export const distributionOf = remembered((cluster: ClusterView): Distribution | undefined => {
  const { distribution, files } = cluster.tree
  if (distribution !== undefined) return distribution
  // The generator makes trees for k3s.
  if (files.some(isGenerated)) return 'k3s'
  return MARKS.find(([, mark]) => files.some(({ content }) => mark.test(content)))?.[0]
})

/** What only people write for one distribution: its own kinds, programs, ports and folders. */
const MARKS: readonly (readonly [Distribution, RegExp])[] = [
  [
    'talos',
    /\bkubelet-serving-cert-approver\b|\btalos-cloud-controller-manager\b|\bkind: (?:TalosUpgrade|TalosControlPlane)\b|\btalos\.dev\/|\bghcr\.io\/siderolabs\/|\bk8sServicePort: ["']?7445\b/,
  ],
  ['k3s', /\brancher\/k3s-upgrade\b|\/var\/lib\/rancher\/k3s\b|\bk3s\.cattle\.io\/|^kind: HelmChartConfig$/m],
  ['k0s', /\bk0s\.k0sproject\.io\/|\/var\/lib\/k0s\b/],
  ['kind', /\bkind\.x-k8s\.io\/|\bkindest\/node\b/],
  ['kubeadm', /\bkubeadm\.k8s\.io\//],
]

export const isK3s = (cluster: ClusterView): boolean => distributionOf(cluster) === 'k3s'
