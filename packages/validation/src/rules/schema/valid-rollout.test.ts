import { set } from '../../testing/sample-trees.ts'
import { validRollout } from './valid-rollout.ts'
import { testRule } from '../../testing/test-rule.ts'

const field = (key: string, value: unknown) => [set('hub Deployment cloudflared', ['spec', key], value)]

const rolling = (maxSurge: unknown, maxUnavailable: unknown) =>
  field('strategy', { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } })

testRule(validRollout, {
  valid: [
    { name: 'a rollout that adds a pod', changes: rolling(1, 0) },
    { name: 'a rollout by percentages', changes: rolling('25%', '25%') },
    { name: 'a rollout that removes a pod', changes: rolling(0, 1) },
  ],
  invalid: [
    { name: 'a rollout that neither adds nor removes a pod', changes: rolling(0, 0) },
    { name: 'a limit that is neither a count nor a percentage', changes: rolling('some', 1) },
    {
      name: 'the limits of another strategy',
      changes: field('strategy', { type: 'Recreate', rollingUpdate: { maxSurge: 1 } }),
    },
    { name: 'a controller without pods', changes: field('replicas', 0) },
    { name: 'a negative minReadySeconds', changes: field('minReadySeconds', -1) },
    { name: 'a minReadySeconds above the deadline', changes: field('minReadySeconds', 700) },
  ],
})
