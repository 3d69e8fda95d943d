import { describe, expect, it } from 'vitest'
import { own, refusedBy, remove, set } from '../../testing/sample-trees.ts'

describe('require-service', () => {
  it('refuses a program that nobody finds', async () => {
    expect(await refusedBy(remove('spoke Service squoosh'))).toEqual(['require-service'])
  })

  it('refuses a number that is not the program’s', async () => {
    expect(await refusedBy(set('spoke Service squoosh', ['spec', 'ports', 0, 'port'], 8081))).toEqual([
      'require-service',
    ])
  })

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
