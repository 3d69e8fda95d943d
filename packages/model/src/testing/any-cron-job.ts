import fc from 'fast-check'
import type { CronJobInput } from '../fleet/cron-job.ts'
import { anyPod } from './any-pod.ts'
import { anyDuration } from './any-scalar.ts'

/** Any valid CronJob of a namespace without references. */
export const anyCronJob = (namespace: fc.Arbitrary<string>): fc.Arbitrary<CronJobInput> =>
  fc
    .record({
      pod: anyPod(namespace),
      schedule: fc.constantFrom('0 3 * * *', '*/10 * * * 1-5', '@weekly', '0 0 29 2 *'),
      optional: fc.record(
        {
          timeZone: fc.constantFrom('Europe/Lisbon', 'UTC', 'America/Argentina/Buenos_Aires'),
          concurrencyPolicy: fc.constantFrom('Forbid' as const, 'Replace' as const, 'Allow' as const),
          deadline: anyDuration(1, 86_400),
          retries: fc.integer({ min: 0, max: 10 }),
        },
        { requiredKeys: [] },
      ),
    })
    .map(({ pod, schedule, optional }) => ({ ...pod, schedule, ...optional }))
