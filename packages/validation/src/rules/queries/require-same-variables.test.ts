import { inQuery } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireSameVariables } from './require-same-variables.ts'

testRule(requireSameVariables, {
  invalid: [
    {
      name: 'one query of a table that does not match the namespace',
      changes: [
        inQuery('k8s-multicluster-overview', 'Replicas', (expr) =>
          expr.replaceAll(', namespace=~"${namespace}"', ''),
        ),
      ],
    },
    {
      name: 'a share of selected routers in all routers',
      changes: [
        inQuery('cloudflare-tunnel', 'Server errors by route', (expr) =>
          expr.replace('router=~"${router}", code', 'code'),
        ),
      ],
    },
  ],
})
