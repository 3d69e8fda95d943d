import { expect, test } from 'vitest'
import { lastLine } from './last-line.ts'

test('the last line of a log is what a program ended with', () => {
  expect(lastLine('starting\nError: no such exporter\n')).toBe('Error: no such exporter')
})

test.each([
  ['cannot connect to postgres://miniflux:hunter2@postgres/db', 'cannot connect to postgres://…@postgres/db'],
  ['cannot log in: password=hunter2 user=me', 'cannot log in: password=… user=me'],
  ['bad request: {"token": "hunter2"}', 'bad request: {"token": …'],
])('credentials in "%s" are not shown', (line, shown) => {
  expect(lastLine(line)).toBe(shown)
})

test.each([[''], ['{"kind":"Status","apiVersion":"v1","code":400}']])('%j is no log', (log) => {
  expect(lastLine(log)).toBeUndefined()
})
