import { metadata } from './metadata.ts'
import type { ICronJob, IPodTemplateSpec } from './types.ts'

/** How long a run may be late: without a limit, a hundred missed runs end the CronJob for good. */
const LATEST_START = 600

interface Clocked {
  readonly name: string
  readonly namespace: string
  readonly schedule: string
  readonly timeZone: string
  /** A suspended one never starts by itself: a person makes a Job of it. */
  readonly isSuspended?: boolean
  readonly concurrencyPolicy: 'Forbid' | 'Replace' | 'Allow'
  /** How long a run may take with all its tries, in seconds. */
  readonly deadline: number
  readonly retries: number
  readonly template: IPodTemplateSpec
}

/** What runs by the clock. Failed runs are kept, with their logs, until three later ones have failed. */
export const clockedJob = ({ name, namespace, template, ...about }: Clocked) =>
  ({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: metadata(name, namespace),
    spec: {
      schedule: about.schedule,
      // Otherwise the clock of the node that runs the control plane decides.
      timeZone: about.timeZone,
      ...(about.isSuspended === true && { suspend: true }),
      concurrencyPolicy: about.concurrencyPolicy,
      startingDeadlineSeconds: LATEST_START,
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        spec: {
          activeDeadlineSeconds: about.deadline,
          backoffLimit: about.retries,
          template: withoutRestart(template),
        },
      },
    },
  }) satisfies ICronJob

/** A try that failed keeps its logs: the next one is a pod of its own. */
const withoutRestart = ({ metadata: about, spec }: IPodTemplateSpec): IPodTemplateSpec => ({
  ...(about && { metadata: about }),
  spec: { restartPolicy: 'Never', ...spec, containers: spec?.containers ?? [] },
})
