import { NEVER_PRUNED, ownClaim } from '../../testing/own-workload.ts'
import { add, own, remove } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banNamespaceRemoval } from './ban-namespace-removal.ts'

const namespace = (annotations: Readonly<Record<string, string>> = {}) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'own', annotations },
})

const gone = remove('spoke Namespace own')

testChangeRule(banNamespaceRemoval, {
  invalid: [
    {
      name: 'a namespace that Flux deletes',
      before: own(namespace()),
      changes: [gone],
      findings: [
        {
          severity: 'warning',
          message: 'Namespace own is removed, and Flux deletes it with all that is in it',
        },
      ],
    },
    {
      name: 'a namespace that stays with a claim in it',
      before: [
        ...own(namespace(NEVER_PRUNED)),
        add('spoke', 'workloads/own.yaml', {
          ...ownClaim(NEVER_PRUNED),
          metadata: { name: 'kept', namespace: 'own', annotations: NEVER_PRUNED },
        }),
      ],
      changes: [remove('spoke PersistentVolumeClaim kept'), gone],
      findings: [
        {
          impact:
            'no workload of the tree runs in it; its claims stay with their data: kept; what was created by hand stays',
          fix: 'once nothing of it is needed, `kubectl delete namespace own`',
        },
      ],
    },
  ],
})
