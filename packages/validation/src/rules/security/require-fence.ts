import { at } from '../../spot.ts'
import { inEachCluster, type Rule } from '../../rule.ts'
import { runsOfPods } from '../../view/runs.ts'
import { selects } from '../../view/selector.ts'

export const requireFence: Rule = {
  id: 'require-fence',
  demands: 'A database is reached by those only that a NetworkPolicy admits.',
  why: 'Without a policy every pod of the cluster, a broken one too, may try the database’s password for ever.',
  example: {
    refused: 'kind: StatefulSet\nmetadata: {name: postgres}',
    accepted:
      'kind: NetworkPolicy\nspec:\n  podSelector: {matchLabels: {app.kubernetes.io/name: postgres}}\n  policyTypes: [Ingress]\n  ingress: [{from: [{podSelector: {matchLabels: {app.kubernetes.io/name: miniflux}}}]}]',
  },
  mend: 'Add a NetworkPolicy of the type Ingress that admits the pods that need it.',
  judge: inEachCluster((cluster) => {
    const policies = cluster.all('networking.k8s.io/v1/NetworkPolicy')
    return cluster.ownPods.flatMap((pods) => {
      const fenced = runsOfPods(cluster, pods).find(({ program }) => program?.fenced)?.program?.fenced
      const own = policies.filter(
        ({ object }) =>
          object.metadata.namespace === pods.namespace &&
          (object.spec?.policyTypes ?? ['Ingress']).includes('Ingress') &&
          selects(object.spec?.podSelector ?? {}, pods.labels),
      )
      const open = own.find(({ object }) =>
        (object.spec?.ingress ?? []).some(({ from }) => (from ?? []).length === 0),
      )
      if (fenced === undefined || (own.length > 0 && !open)) return []
      return [
        {
          at: open ? at(open, 'spec', 'ingress') : at(pods.controller, 'spec'),
          what: open
            ? `the NetworkPolicy of ${pods.owner} admits everybody`
            : `no NetworkPolicy fences ${pods.owner}`,
          consequence: fenced,
          mend: 'admit those pods only that need it',
        },
      ]
    })
  }),
}
