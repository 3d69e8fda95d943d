import type { Finding } from '@fleet/model'
import { expect, test } from 'vitest'
import { findingsText } from './finding-text.ts'

const finding: Finding = {
  rule: 'no-missing-port',
  severity: 'error',
  location: { kind: 'file', file: 'clusters/hub/a.yaml', line: 2, column: 3 },
  object: 'hub Service monitoring/a',
  related: [{ kind: 'file', file: 'clusters/hub/b.yaml', line: 7 }],
  message: 'Service a refers to a port that is not there',
  impact: 'no connection reaches it',
  fix: 'refer to one that is',
}

const textOf = (findings: readonly Finding[]) =>
  findingsText(findings, () => 'spec:\n  port: 80\n', {
    ...process.stdout,
    isTTY: false,
  } as typeof process.stdout)

test('a finding tells where, by which rule, about what, an excerpt, what follows, the fix and the other owner', () => {
  expect(textOf([finding]).split('\n')).toEqual([
    'error clusters/hub/a.yaml:2:3 (no-missing-port) hub Service monitoring/a',
    '  2 │   port: 80',
    '    │   ^',
    '  Service a refers to a port that is not there',
    '  impact: no connection reaches it',
    '  fix: refer to one that is',
    '  related: clusters/hub/b.yaml:7',
    '',
    '',
  ])
})

test('a flood of one rule leaves room for the others, and is counted', () => {
  const other = {
    ...finding,
    rule: 'valid-object',
    location: { kind: 'file', file: 'clusters/hub/z.yaml' },
  } as const
  const text = textOf([...Array.from({ length: 500 }, () => finding), other])
  expect(text.match(/\(no-missing-port\)/g)).toHaveLength(10)
  expect(text).toContain('error clusters/hub/z.yaml (valid-object)')
  expect(text).toContain('and 490 more of no-missing-port')
  expect(text).toContain('By rule:\n  500 no-missing-port\n  1 valid-object\n')
})
