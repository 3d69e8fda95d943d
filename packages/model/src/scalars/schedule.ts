import type { z } from 'zod/mini'
import { checkedString } from './checked.ts'
import { named } from './described.ts'

/** What a field of a schedule may hold. */
interface Field {
  readonly name: string
  readonly least: number
  readonly most: number
  readonly words?: readonly string[]
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

const FIELDS: readonly Field[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12, words: MONTHS },
  { name: 'day of the week', least: 0, most: 6, words: DAYS },
]

const MACRO = /^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)$/
const EVERY = /^@every (?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/

/** What is wrong with a schedule of five fields, as the CronJob controller reads them; nothing where all is well. */
export const scheduleError = (schedule: string): string | undefined => {
  if (/^(?:CRON_)?TZ=/.test(schedule)) return 'has a time zone, which belongs into timeZone'
  if (schedule.startsWith('@'))
    return MACRO.test(schedule) || EVERY.test(schedule) ? undefined : 'is no known word'
  const texts = schedule.trim().split(/\s+/)
  if (texts.length !== FIELDS.length) return `has ${texts.length} fields, not ${FIELDS.length}`
  const values = FIELDS.map((field, index) => valuesOf(texts[index] ?? '', field))
  const wrong = values.findIndex((found) => !found)
  if (wrong !== -1) return `has the ${FIELDS[wrong]?.name} ${texts[wrong]}`
  return isEver(texts, values) ? undefined : 'names a day that no year has'
}

/** The values that a field stands for; nothing where it cannot be read. */
const valuesOf = (text: string, field: Field): readonly number[] | undefined => {
  const parts = text.split(',').map((part) => valuesOfPart(part, field))
  return parts.includes(undefined) ? undefined : parts.flatMap((values) => values ?? [])
}

const PART = /^(?:(?<any>[*?])|(?<from>\w+)(?:-(?<to>\w+))?)(?:\/(?<step>\d+))?$/

const valuesOfPart = (part: string, field: Field): readonly number[] | undefined => {
  const { any, from, to, step } = PART.exec(part)?.groups ?? {}
  const least = any === undefined ? numberOf(from, field) : field.least
  // What begins somewhere and has a step goes on to the end.
  const last =
    any !== undefined || (to === undefined && step !== undefined) ? field.most : numberOf(to ?? from, field)
  return least === undefined || last === undefined ? undefined : series(least, last, Number(step ?? 1), field)
}

const series = (
  from: number,
  to: number,
  step: number,
  { least, most }: Field,
): readonly number[] | undefined =>
  from < least || to > most || from > to || step === 0
    ? undefined
    : Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step)

const numberOf = (text: string | undefined, { least, words = [] }: Field): number | undefined => {
  if (text === undefined) return undefined
  if (/^\d+$/.test(text)) return Number(text)
  const index = words.indexOf(text.toLowerCase())
  return index === -1 ? undefined : index + least
}

/** Where both days are restricted, either is enough. */
const isEver = (texts: readonly string[], values: readonly (readonly number[] | undefined)[]): boolean => {
  const [, , days = [], months = []] = values
  if (!isOpen(texts[4])) return true
  return months.some((month) => days.some((day) => day <= (LONGEST[month - 1] ?? 0)))
}

const isOpen = (text: string | undefined): boolean => text?.startsWith('*') === true || text === '?'

const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export const Schedule = named(
  checkedString(
    (value) => scheduleError(value) === undefined,
    'a schedule that comes true',
    'write minute, hour, day of the month, month and day of the week, such as "0 3 * * 0" for Sundays at 3',
  ),
  'Schedule',
  { description: 'When a CronJob runs, in the five fields of cron.', examples: ['0 3 * * 0'] },
).brand<'Schedule'>()
export type Schedule = z.output<typeof Schedule>
