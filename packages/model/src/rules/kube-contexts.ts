import { entriesOf } from '../fleet/topology.ts'
import type { InventoryRule } from './inventory-rule.ts'
import { eachReadable } from './readable.ts'
import { contested } from './unique.ts'

export const uniqueKubeContext: InventoryRule = {
  id: 'unique-kube-context',
  summary: 'Every cluster has a `kubeContext` of its own.',
  rationale: 'The bootstrap would apply the tree of one cluster to another.',
  check: ({ clusters }) =>
    contested(
      eachReadable(entriesOf(clusters), ([cluster, { kubeContext }]) => [
        {
          value: kubeContext,
          owner: `cluster ${cluster}`,
          path: ['clusters', cluster, 'kubeContext'],
        },
      ]),
    ).map(({ first, again }) => ({
      path: again.path,
      message: `${again.value} is the kubeContext of both ${first.owner} and ${again.owner}`,
      impact: 'the bootstrap applies the tree of one cluster to the other',
      fix: 'write the context that `kubectl config get-contexts` prints for each cluster',
    })),
}
