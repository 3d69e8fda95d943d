import { isTimeZone, scheduleError } from '@fleet/model'
import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf } from '../../tree/objects.ts'

export const validSchedule: Rule = {
  id: 'valid-schedule',
  summary: 'The schedule of a CronJob has five fields that come true, and its time zone exists.',
  rationale:
    'The API server refuses a schedule that it cannot read, and Flux then applies nothing more of the layer. One that never comes true is accepted and never runs.',
  fix: 'Write minute, hour, day of the month, month and day of the week, and a time zone such as Europe/Berlin.',
  check: inEachCluster((cluster, report) => {
    for (const job of cluster.all('batch/v1/CronJob')) {
      if (!job.object.spec) continue
      const { schedule, timeZone } = job.object.spec
      const error = scheduleError(schedule)
      if (error !== undefined)
        report({
          location: at(job, 'spec', 'schedule'),
          message: `the schedule ${JSON.stringify(schedule)} of ${nameOf(job)} ${error}`,
          impact: 'the API server refuses it, or the CronJob never runs',
          fix: 'write minute, hour, day of the month, month and day of the week, such as 0 3 * * 0',
        })
      if (typeof timeZone === 'string' && !isTimeZone(timeZone))
        report({
          location: at(job, 'spec', 'timeZone'),
          message: `the time zone ${timeZone} of ${nameOf(job)} does not exist`,
          impact: 'the API server refuses the CronJob, and Flux then applies nothing more of the layer',
          fix: 'name a zone of the time zone database, such as Europe/Berlin',
        })
    }
  }),
}
