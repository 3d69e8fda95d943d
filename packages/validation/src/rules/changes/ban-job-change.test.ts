import { JOB } from '../../testing/job.ts'
import { own, set, unset, type Change } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banJobChange } from './ban-job-change.ts'

/** Its name says that it is replaced, not Flux. */
const before: readonly Change[] = [
  ...own({ ...JOB, metadata: { name: 'seed-20260301', namespace: 'rss-system' } }),
]

const image = ['spec', 'template', 'spec', 'containers', 0, 'image']

const changedImage = (name: string): Change => set(`spoke Job ${name}`, image, 'ghcr.io/example/seed:1.5.0')

testChangeRule(banJobChange, {
  valid: [
    {
      name: 'another image of a Job that Flux may replace',
      before: own(JOB),
      changes: [changedImage('seed')],
    },
    {
      name: 'another limit of retries',
      before,
      changes: [set('spoke Job seed-20260301', ['spec', 'backoffLimit'], 5)],
    },
    {
      name: 'another image of a Job that is deleted once it has finished',
      before: [...before, set('spoke Job seed-20260301', ['spec', 'ttlSecondsAfterFinished'], 60)],
      changes: [
        changedImage('seed-20260301'),
        unset('spoke Job seed-20260301', ['spec', 'ttlSecondsAfterFinished']),
      ],
    },
  ],
  invalid: [{ name: 'another image of a Job', before, changes: [changedImage('seed-20260301')] }],
})
