import { set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banWorkloadMove } from './ban-workload-move.ts'

testChangeRule(banWorkloadMove, {
  invalid: [
    {
      name: 'a Deployment that was in another namespace',
      before: [set('spoke Deployment squoosh', ['metadata', 'namespace'], 'rss-system')],
      changes: [set('spoke Deployment squoosh', ['metadata', 'namespace'], 'personal-services')],
      findings: [
        {
          severity: 'warning',
          message:
            'Deployment rss-system/squoosh becomes Deployment personal-services/squoosh: Flux deletes the one and creates the other',
          impact: 'its pods restart, and both may run for a moment',
        },
      ],
    },
    {
      name: 'a Deployment that was a StatefulSet with a claim',
      before: [
        set('spoke Deployment squoosh', ['spec', 'volumeClaimTemplates'], [{ metadata: { name: 'data' } }]),
        set('spoke Deployment squoosh', ['kind'], 'StatefulSet'),
      ],
      changes: [
        set('spoke StatefulSet squoosh', ['spec', 'volumeClaimTemplates'], undefined),
        set('spoke StatefulSet squoosh', ['kind'], 'Deployment'),
      ],
      findings: [{ impact: 'it starts without its data, which stay in personal-services/data-squoosh-0' }],
    },
  ],
})
