import { JOB } from '../../testing/job.ts'
import { own, set, unset, type Change } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validSchedule } from './valid-schedule.ts'

const cronJob = own({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'seed', namespace: 'rss-system' },
  spec: { schedule: '0 3 * * 0', timeZone: 'Europe/Berlin', jobTemplate: { spec: JOB.spec } },
})

const scheduled = (field: string, value: string): readonly Change[] => [
  ...cronJob,
  set('spoke CronJob seed', ['spec', field], value),
]

testRule(validSchedule, {
  valid: [
    { name: 'a schedule of once a week', changes: cronJob },
    {
      name: 'a schedule without a zone',
      changes: [...cronJob, unset('spoke CronJob seed', ['spec', 'timeZone'])],
    },
  ],
  invalid: [
    { name: 'a schedule for an hour that no day has', changes: scheduled('schedule', '0 24 * * *') },
    { name: 'a schedule with seconds', changes: scheduled('schedule', '0 0 3 * * *') },
    { name: 'a schedule for the 30th of February', changes: scheduled('schedule', '0 3 30 2 *') },
    { name: 'a time zone that does not exist', changes: scheduled('timeZone', 'Europe/Berln') },
  ],
})
