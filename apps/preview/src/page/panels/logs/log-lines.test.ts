import { expect, test } from 'vitest'
import { deduplicated, levelOf, type LogLine, prettified, shownParts } from './log-lines.ts'

const line = (text: string, labels: LogLine['labels'] = {}): LogLine => ({
  milliseconds: 0,
  text,
  labels,
  level: 'info',
  count: 1,
})

test('lines that follow each other and differ only in their time are one, also of two pods', () => {
  const lines = [
    line('2026-11-29T10:00:00Z refused', { pod: 'a' }),
    line('2026-11-29T10:00:05.123Z refused', { pod: 'b' }),
    line('accepted'),
    line('refused'),
  ]
  expect(deduplicated(lines, 'exact').map(({ count }) => count)).toEqual([2, 1, 1])
  expect(deduplicated(lines, 'none')).toHaveLength(4)
})

test('lines may be compared without their numbers', () => {
  expect(deduplicated([line('try 1'), line('try 22')], 'numbers')).toHaveLength(1)
})

test('the level is what a label says', () => {
  expect(levelOf({ detected_level: 'warn' })).toBe('warning')
  expect(levelOf({ level: 'FATAL' })).toBe('critical')
  expect(levelOf({ severity: 'ERROR', detected_level: 'info' })).toBe('info')
  expect(levelOf({})).toBe('unknown')
})

test('JSON is laid out, and text stays as it is', () => {
  expect(prettified('{"a":1}')).toBe('{\n  "a": 1\n}')
  expect(prettified('[1.0.0.1] GET /')).toBe('[1.0.0.1] GET /')
})

test('a panel that names fields shows these, and the line only where it is among them', () => {
  const shown = line('refused', { cluster: 'hub', pod: 'a' })
  expect(shownParts(shown, [])).toEqual(['refused'])
  expect(shownParts(shown, ['cluster', 'absent', '___LOG_LINE_BODY___'])).toEqual(['hub', 'refused'])
})
