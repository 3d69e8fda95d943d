import type { z } from 'zod/mini'
import { checkedString } from './checked.ts'
import { named } from './described.ts'

export const ClockTime = named(
  checkedString(
    (value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
    'a time of the day',
    'write HH:MM, from 00:00 to 23:59',
    (written) => [written.padStart('00:00'.length, '0')],
  ),
  'ClockTime',
  { description: 'A time of the day.', examples: ['22:00'] },
).brand<'ClockTime'>()
export type ClockTime = z.output<typeof ClockTime>
