import { JOB } from '../../testing/job.ts'
import { own, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banJobCleanup } from './ban-job-cleanup.ts'

testRule(banJobCleanup, {
  valid: [{ name: 'a Job that stays', changes: own(JOB) }],
  invalid: [
    {
      name: 'a Job that is deleted once it has finished',
      changes: [...own(JOB), set('spoke Job seed', ['spec', 'ttlSecondsAfterFinished'], 60)],
    },
  ],
})
