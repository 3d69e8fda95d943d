import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

const DEPLOYMENT = 'hub Deployment cloudflared'

const rolling = (maxSurge: unknown, maxUnavailable: unknown): object => ({
  type: 'RollingUpdate',
  rollingUpdate: { maxSurge, maxUnavailable },
})

describe('valid-rollout', () => {
  it.each([
    ['replicas', 0],
    ['minReadySeconds', -1],
    ['minReadySeconds', 700],
    ['strategy', { type: 'Recreate', rollingUpdate: { maxSurge: 1 } }],
    ['strategy', rolling(0, 0)],
    ['strategy', rolling('some', 1)],
  ] as const)('refuses %s: %j', async (field, value) => {
    expect(await refusedBy(set(DEPLOYMENT, ['spec', field], value))).toEqual(['valid-rollout'])
  })

  it.each([rolling(1, 0), rolling('25%', '25%'), rolling(0, 1)])('accepts %j', async (strategy) => {
    expect(await refusedBy(set(DEPLOYMENT, ['spec', 'strategy'], strategy))).toEqual([])
  })
})
