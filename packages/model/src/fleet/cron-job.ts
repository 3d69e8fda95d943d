import { z } from 'zod/mini'
import { exactObject, wholeNumber } from '../scalars/checked.ts'
import { field, named } from '../scalars/described.ts'
import { Duration } from '../scalars/durations.ts'
import { DnsLabel } from '../scalars/names.ts'
import { Schedule } from '../scalars/schedule.ts'
import { TimeZone } from '../scalars/time-zones.ts'
import { POD } from './pod.ts'

export const CronJob = named(
  exactObject({
    namespace: field(DnsLabel, 'Its namespace, which the generator makes.', 'web'),
    schedule: field(Schedule, 'When it starts.'),
    timeZone: field(z.exactOptional(TimeZone), 'The time zone of the schedule. By default UTC.'),
    concurrencyPolicy: field(
      z.exactOptional(z.enum(['Forbid', 'Replace', 'Allow'])),
      'What happens where the last run has not ended: `Forbid` leaves the new one out, `Replace` ends the old one, `Allow` runs both. By default `Forbid`.',
      'Replace',
    ),
    deadline: field(
      z.exactOptional(Duration),
      'How long a run may take, with all its tries, until it is ended as failed. By default 1h.',
      '4h',
    ),
    retries: field(
      z.exactOptional(wholeNumber(0, 10)),
      'How often a run that failed is tried again. By default 2.',
      0,
    ),
    ...POD,
  }),
  'CronJobInput',
  { description: 'A program of yours that runs by the clock and ends.' },
)
export type CronJob = z.output<typeof CronJob>
export type CronJobInput = z.input<typeof CronJob>
