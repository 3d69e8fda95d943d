import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '@fleet/model'
import { describe, expect, test } from 'vitest'
import { scratchFolder } from '../disk/testing/scratch.ts'
import { compareWithBaseline, writeBaseline } from './baseline.ts'

const finding = (line: number, change: Partial<Finding> = {}): Finding => ({
  rule: 'no-missing-port',
  severity: 'error',
  location: { kind: 'file', file: 'apps/a.yaml', line, column: 1 },
  object: 'hub Service notes/a',
  message: 'the port a is not there',
  fix: 'correct it',
  ...change,
})

const written = (...findings: readonly Finding[]): string => {
  const file = join(scratchFolder(), 'baseline.json')
  writeBaseline(file, findings)
  return file
}

describe('a baseline', () => {
  test('knows its findings on other lines and in other files', () => {
    const file = written(finding(1))
    const moved = finding(7, { location: { kind: 'file', file: 'apps/b.yaml', line: 9 } })
    expect(compareWithBaseline(file, [moved])).toMatchObject({ fresh: [], known: 1, gone: 0 })
    expect(readFileSync(file, 'utf8')).not.toContain('line')
  })

  test('leaves what is new, and one more of the same', () => {
    const file = written(finding(1))
    const other = finding(1, { message: 'the port b is not there' })
    expect(compareWithBaseline(file, [finding(1), finding(2), other])).toMatchObject({
      fresh: [finding(2), other],
      known: 1,
    })
  })

  test('counts what is gone', () => {
    expect(compareWithBaseline(written(finding(1), finding(2)), [])).toMatchObject({ known: 0, gone: 2 })
  })

  test('knows a missing thing by its name, whichever place is the first', () => {
    const cause = 'hub Secret notes/password'
    const file = written(finding(1, { cause, message: 'a reads it', count: 2 }))
    const left = finding(4, { cause, message: 'b reads it', object: 'hub Service notes/b' })
    expect(compareWithBaseline(file, [left])).toMatchObject({ fresh: [], known: 1 })
  })

  test('never accepts an error in settings or the failure of a rule', () => {
    const own = ['valid-settings', 'no-missing-suppression-target', 'valid-rule'].map((rule) =>
      finding(1, { rule }),
    )
    expect(compareWithBaseline(written(...own), own).fresh).toEqual(own)
  })

  test('has the same bytes for the same findings', () => {
    const [one, other] = [finding(1), finding(1, { rule: 'no-missing-secret' })]
    expect(readFileSync(written(one, other), 'utf8')).toBe(readFileSync(written(other, one), 'utf8'))
  })

  test.each(['', '{"version": 2, "findings": []}', '{"version": 1, "findings": [{}]}'])(
    'is refused where it is none: %s',
    (text) => {
      const file = join(scratchFolder(), 'baseline.json')
      writeFileSync(file, text)
      expect(() => compareWithBaseline(file, [])).toThrow('is no baseline')
    },
  )

  test('that is not there has to be written first', () => {
    expect(() => compareWithBaseline(join(scratchFolder(), 'none.json'), [])).toThrow(
      expect.objectContaining({ fix: expect.stringContaining('--write-baseline') as string }),
    )
  })
})
