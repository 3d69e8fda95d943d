import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { inQuery } from '../../testing/dashboard-changes.ts'
import { requireAlikeChoice } from './require-alike-choice.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireAlikeChoice, {
  invalid: [
    {
      name: 'one column of a table that forgets the namespace',
      changes: [
        inQuery('k8s-multicluster-overview', 'DaemonSets', (expr: string) =>
          expr.replace(', namespace=~"${namespace}"', ''),
        ),
      ],
    },
  ],
})

describe('require-alike-choice', () => {
  it('refuses a share of what is chosen in what is not', async () => {
    const wider = (expr: string) => expr.replace('router=~"${router}", code', 'code')
    const share = inQuery('cloudflare-tunnel', 'Client errors by router', wider)
    expect(await refusedBy(share)).toEqual(['require-alike-choice'])
  })
})
