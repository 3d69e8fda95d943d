import { describe, expect, it } from 'vitest'
import { own, refusedBy, remove, set } from '../../testing/sample-trees.ts'
import { requireService } from './require-service.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireService, {
  invalid: [
    { name: 'a program that nobody finds', changes: [remove('spoke Service squoosh')] },
    {
      name: 'a number that is not the program’s',
      changes: [set('spoke Service squoosh', ['spec', 'ports', 0, 'port'], 8081)],
    },
  ],
})

describe('require-service', () => {
  const service = (spec: object) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'own', namespace: 'default' },
    spec,
  })

  it('refuses a Service without a port, unless it has no address of its own', async () => {
    expect(await refusedBy(...own(service({})))).toEqual(['require-service'])
    expect(await refusedBy(...own(service({ clusterIP: 'None' })))).toEqual([])
  })
})
