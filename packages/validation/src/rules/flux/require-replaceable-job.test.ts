import { JOB } from '../../testing/job.ts'
import { own, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireReplaceableJob } from './require-replaceable-job.ts'

const named = (name: string) => [...own({ ...JOB, metadata: { name, namespace: 'rss-system' } })]

testRule(requireReplaceableJob, {
  valid: [
    { name: 'a Job with a hash in its name', changes: named('seed-6f7c8d9b4h') },
    { name: 'a Job with a version in its name', changes: named('seed-v1-4-2') },
  ],
  invalid: [
    {
      name: 'a Job that Flux may not replace',
      changes: [...own(JOB), unset('spoke Job seed', ['metadata', 'annotations'])],
    },
    { name: 'a Job with a word at the end of its name', changes: named('seed-database') },
  ],
})
