import { entriesOf } from '../fleet/topology.ts'
import { law } from './law.ts'
import { contested } from './unique.ts'

export const uniqueKubeContext = law({
  id: 'unique-kube-context',
  reads: ['clusters'],
  breaches: ({ clusters }) =>
    contested(
      entriesOf(clusters).map(([cluster, { kubeContext }]) => ({
        value: kubeContext,
        owner: `cluster ${cluster}`,
        path: ['clusters', cluster, 'kubeContext'],
      })),
    ).map(({ first, again }) => ({
      path: again.path,
      what: `${again.value} is the context of both ${first.owner} and ${again.owner}`,
      consequence: 'the tree of the one would be bootstrapped onto the other',
      mend: 'write the context that `kubectl config get-contexts` prints for each of them',
    })),
})
