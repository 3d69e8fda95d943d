import { NEVER_PRUNED, ownClaim } from '../../testing/own-workload.ts'
import { own, remove } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { requireClaimCleanup } from './require-claim-cleanup.ts'

testChangeRule(requireClaimCleanup, {
  invalid: [
    {
      name: 'a claim that stays in the cluster alone',
      before: own(ownClaim(NEVER_PRUNED)),
      changes: [remove('spoke PersistentVolumeClaim own')],
      findings: [
        { severity: 'warning', fix: 'once the data are not needed, `kubectl delete pvc -n rss-system own`' },
      ],
    },
  ],
})
