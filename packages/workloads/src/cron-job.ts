import { seconds, type CronJob } from '@fleet/model'
import { metadata, type ICronJob } from '@fleet/kubernetes'
import { ownContainer } from './container.ts'
import type { Surroundings } from './controller.ts'
import { podTemplate } from './pod.ts'

/** How long a run may be late: without a limit, a hundred missed runs end the CronJob for good. */
const LATEST_START = 600

/** A program that runs by the clock. Failed runs are kept, with their logs, until three later ones have failed. */
export const cronJob = (name: string, job: CronJob, { cluster, files, configMap }: Surroundings) =>
  ({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: metadata(name, job.namespace),
    spec: {
      schedule: job.schedule,
      // Otherwise the clock of the node that runs the control plane decides.
      timeZone: job.timeZone,
      concurrencyPolicy: job.concurrencyPolicy,
      startingDeadlineSeconds: LATEST_START,
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        spec: {
          activeDeadlineSeconds: seconds(job.deadline),
          backoffLimit: job.retries,
          template: withoutRestart(
            podTemplate(name, job, {
              container: ownContainer(name, job, files),
              configMap,
              mountsClaims: true,
              cluster,
            }),
          ),
        },
      },
    },
  }) satisfies ICronJob

/** A try that failed keeps its logs: the next one is a pod of its own. */
const withoutRestart = ({ metadata: about, spec }: ReturnType<typeof podTemplate>) => ({
  metadata: about,
  spec: { restartPolicy: 'Never' as const, ...spec },
})
