import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf } from '../../tree/objects.ts'

export const banJobCleanup: Rule = {
  id: 'ban-job-cleanup',
  summary: 'A Job that Flux applies has no ttlSecondsAfterFinished.',
  rationale:
    'The cluster deletes a finished Job after that time, and the next reconciliation creates it again. A migration runs every ten minutes.',
  fix: 'Remove ttlSecondsAfterFinished: a Job that stays runs once. What is to run again is a CronJob.',
  check: inEachCluster((cluster, report) => {
    for (const job of cluster.all('batch/v1/Job')) {
      const seconds = job.object.spec?.ttlSecondsAfterFinished ?? undefined
      if (seconds === undefined) continue
      report({
        location: at(job, 'spec', 'ttlSecondsAfterFinished'),
        message: `${nameOf(job)} is deleted ${seconds} s after it has finished`,
        impact: 'Flux creates it again at its next reconciliation, and the Job runs again and again',
        fix: 'remove ttlSecondsAfterFinished, or make it a CronJob',
      })
    }
  }),
}
