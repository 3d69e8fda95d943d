import { describe, expect, it } from 'vitest'
import { AUTOSCALER, autoscaler } from '../../testing/autoscaler.ts'
import { findingsAgainst, set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { requireReplicaHandover } from './require-replica-handover.ts'

const replicas = (count: number) => set('spoke Deployment rsshub', ['spec', 'replicas'], count)

testChangeRule(requireReplicaHandover, {
  valid: [
    { name: 'a Deployment of one pod that gets an autoscaler', changes: autoscaler },
    {
      name: 'another number of an autoscaler',
      before: autoscaler,
      changes: [set(AUTOSCALER, ['spec', 'minReplicas'], 2)],
    },
  ],
  invalid: [
    {
      name: 'a Deployment that loses its number of pods to an autoscaler',
      before: [replicas(3)],
      changes: autoscaler,
    },
  ],
})

describe('require-replica-handover', () => {
  it('has a command that keeps the number', async () => {
    const [found] = await findingsAgainst([replicas(3)], autoscaler)
    expect(found?.fix).toContain(
      `echo '{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"rsshub","namespace":"rss-system"},"spec":{"replicas":3}}' | kubectl apply --server-side`,
    )
  })
})
