import { NEVER_PRUNED, ownClaim, ownWorkload } from '../../testing/own-workload.ts'
import { add, own, remove } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banWorkloadRemoval } from './ban-workload-removal.ts'

const WITH_CLAIM = ownWorkload('Deployment', {}, [
  { name: 'data', persistentVolumeClaim: { claimName: 'own' } },
])

testChangeRule(banWorkloadRemoval, {
  invalid: [
    {
      name: 'a Deployment that goes',
      before: own(ownWorkload('Deployment')),
      changes: [remove('spoke Deployment own')],
      findings: [{ severity: 'warning', impact: 'its pods stop; it has no claim' }],
    },
    {
      name: 'a Deployment that goes with a claim that stays',
      before: [...own(WITH_CLAIM), add('spoke', 'workloads/own.yaml', ownClaim(NEVER_PRUNED))],
      changes: [remove('spoke Deployment own'), remove('spoke PersistentVolumeClaim own')],
      findings: [
        {
          impact: 'its pods stop; its claims stay in the cluster with their data: own',
          fix: 'once the data are not needed, `kubectl delete pvc -n rss-system own`',
        },
      ],
    },
    {
      name: 'a StatefulSet that goes, and leaves its claims',
      before: own(
        ownWorkload('StatefulSet', {
          replicas: 2,
          volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: ownClaim()['spec'] }],
        }),
      ),
      changes: [remove('spoke StatefulSet own')],
      findings: [
        {
          impact: 'its pods stop; its claims stay in the cluster with their data: data-own-0 and data-own-1',
        },
      ],
    },
  ],
})
