import { prometheusDuration } from '@fleet/validation/queries'
import { BadRequest } from './store-answer.ts'

/** A time in seconds since 1970, as a number or as RFC 3339 writes it. */
export const timeIn = (parameters: URLSearchParams, name: string, otherwise: number | undefined): number => {
  const text = parameters.get(name) ?? ''
  if (text === '' && otherwise !== undefined) return otherwise
  const seconds = Number(text)
  const time = text !== '' && Number.isFinite(seconds) ? seconds : Date.parse(text) / 1000
  if (Number.isNaN(time))
    throw new BadRequest(`invalid parameter "${name}": cannot parse "${text}" to a valid timestamp`)
  return time
}

/** A step in seconds, as a number or a duration. */
export const stepIn = (parameters: URLSearchParams, otherwise?: number): number => {
  const text = parameters.get('step') ?? ''
  if (text === '' && otherwise !== undefined) return otherwise
  const seconds = text === '' || Number.isNaN(Number(text)) ? prometheusDuration(text) : Number(text)
  if (seconds === undefined)
    throw new BadRequest(`invalid parameter "step": cannot parse "${text}" to a valid duration`)
  if (seconds <= 0)
    throw new BadRequest(
      'invalid parameter "step": zero or negative query resolution step widths are not accepted. Try a positive integer',
    )
  return seconds
}

const MOST_POINTS = 11_000

/** The times of a query over a range. */
export const stepsOf = (start: number, end: number, step: number): readonly number[] => {
  if (end < start)
    throw new BadRequest('invalid parameter "end": end timestamp must not be before start time')
  if ((end - start) / step > MOST_POINTS)
    throw new BadRequest(
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    )
  return Array.from(
    { length: Math.floor((end - start) / step + 1e-9) + 1 },
    (_, place) => start + place * step,
  )
}

/** A time of Loki's in seconds: a long number is in nanoseconds. */
export const nanosecondTime = (parameters: URLSearchParams, name: string, otherwise: number): number => {
  const text = parameters.get(name) ?? ''
  return /^\d{11,}$/.test(text) ? Number(text) / 1e9 : timeIn(parameters, name, otherwise)
}
