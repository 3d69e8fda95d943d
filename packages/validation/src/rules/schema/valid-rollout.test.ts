import { set } from '../../testing/sample-trees.ts'
import { validRollout } from './valid-rollout.ts'
import { testRule } from '../../testing/test-rule.ts'

const DEPLOYMENT = 'hub Deployment cloudflared'

const rolling = (maxSurge: unknown, maxUnavailable: unknown): object => ({
  type: 'RollingUpdate',
  rollingUpdate: { maxSurge, maxUnavailable },
})

testRule(validRollout, {
  valid: [
    ...[rolling(1, 0), rolling('25%', '25%'), rolling(0, 1)].map((strategy) => ({
      name: JSON.stringify(strategy),
      changes: [set(DEPLOYMENT, ['spec', 'strategy'], strategy)],
    })),
  ],
  invalid: [
    ...(
      [
        ['replicas', 0],
        ['minReadySeconds', -1],
        ['minReadySeconds', 700],
        ['strategy', { type: 'Recreate', rollingUpdate: { maxSurge: 1 } }],
        ['strategy', rolling(0, 0)],
        ['strategy', rolling('some', 1)],
      ] as const
    ).map(([field, value]) => ({
      name: `${field}: ${JSON.stringify(value)}`,
      changes: [set(DEPLOYMENT, ['spec', field], value)],
    })),
  ],
})
