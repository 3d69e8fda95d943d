import { z } from 'zod/mini'
import { exactObject, wholeNumber } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { Duration } from '../scalars/durations.ts'
import { DnsLabel } from '../scalars/names.ts'
import { Schedule } from '../scalars/schedule.ts'
import { TimeZone } from '../scalars/time-zones.ts'
import { POD } from './pod.ts'

export const CronJob = named(
  exactObject({
    namespace: field(DnsLabel, 'Its namespace, which the generator makes.', 'web'),
    schedule: field(Schedule, 'When it starts.'),
    timeZone: withDefault(TimeZone, 'Etc/UTC', 'The time zone of the schedule.', 'Europe/Berlin'),
    concurrencyPolicy: withDefault(
      z.enum(['Forbid', 'Replace', 'Allow']),
      'Forbid',
      'What happens where the last run has not ended: `Forbid` leaves the new one out, `Replace` ends the old one, `Allow` runs both.',
      'Replace',
    ),
    deadline: withDefault(
      Duration,
      '1h',
      'How long a run may take, with all its tries, until it is ended as failed.',
      '4h',
    ),
    retries: withDefault(wholeNumber(0, 10), 2, 'How often a run that failed is tried again.', 0),
    ...POD,
  }),
  'CronJobInput',
  { description: 'A program of yours that runs by the clock and ends.' },
)
export type CronJob = z.output<typeof CronJob>
export type CronJobInput = z.input<typeof CronJob>
