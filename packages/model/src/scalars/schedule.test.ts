import { describe, expect, it } from 'vitest'
import { scheduleError } from './schedule.ts'

describe('a schedule', () => {
  it.each([
    '*/5 * * * *',
    '0 3 * * 0',
    '0 3 1,15 jan-mar MON-FRI',
    '5/10 0-23/2 ? * ?',
    '@daily',
    '@every 1h30m',
    '0 0 30 2 1',
    '0 0 29 2 *',
  ])('may be %s', (schedule) => {
    expect(scheduleError(schedule)).toBeUndefined()
  })

  it.each([
    ['0 3 * *', 'has 4 fields, not 5'],
    ['0 0 3 * * *', 'has 6 fields, not 5'],
    ['60 * * * *', 'has the minute 60'],
    ['0 24 * * *', 'has the hour 24'],
    ['0 0 0 * *', 'has the day of the month 0'],
    ['0 0 * 13 *', 'has the month 13'],
    ['0 0 * * 7', 'has the day of the week 7'],
    ['0 0 * * sunday', 'has the day of the week sunday'],
    ['*/0 * * * *', 'has the minute */0'],
    ['30-10 * * * *', 'has the minute 30-10'],
    ['0 0 L * *', 'has the day of the month L'],
    ['0 0 30 2 *', 'names a day that no year has'],
    ['@reboot', 'is no known word'],
    ['TZ=Europe/Berlin 0 3 * * *', 'has a time zone, which belongs into timeZone'],
  ])('%s %s', (schedule, error) => {
    expect(scheduleError(schedule)).toBe(error)
  })
})
