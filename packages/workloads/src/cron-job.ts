import { seconds, type CronJob } from '@fleet/model'
import { clockedJob } from '@fleet/kubernetes'
import { ownContainer } from './container.ts'
import type { Surroundings } from './controller.ts'
import { podTemplate } from './pod.ts'

/** A program that runs by the clock. */
export const cronJob = (name: string, job: CronJob, { cluster, files, configMap }: Surroundings) => {
  const { namespace, schedule, timeZone, concurrencyPolicy, deadline, retries } = job
  return clockedJob({
    name,
    namespace,
    schedule,
    timeZone,
    concurrencyPolicy,
    deadline: seconds(deadline),
    retries,
    template: podTemplate(name, job, {
      container: ownContainer(name, job, files),
      configMap,
      mountsClaims: true,
      cluster,
    }),
  })
}
