import type { Finding } from '@fleet/model'
import { expect, test } from 'vitest'
import { findingsText } from './finding-text.ts'

const finding: Finding = {
  rule: 'no-missing-port',
  severity: 'error',
  location: { kind: 'file', file: 'clusters/hub/a.yaml', line: 2, column: 3 },
  object: 'hub Service monitoring/a',
  related: [{ kind: 'file', file: 'clusters/hub/b.yaml', line: 7 }],
  message: 'Service a refers to a missing port',
  impact: 'no connection reaches it',
  fix: 'refer to one that exists',
}

const textOf = (findings: readonly Finding[]) =>
  findingsText(findings, () => 'spec:\n  port: 80\n', {
    ...process.stdout,
    isTTY: false,
  } as typeof process.stdout)

test('a finding shows location, rule, object, excerpt, impact, fix and the related location', () => {
  expect(textOf([finding]).split('\n')).toEqual([
    'error clusters/hub/a.yaml:2:3 (no-missing-port) hub Service monitoring/a',
    '  2 │   port: 80',
    '    │   ^',
    '  Service a refers to a missing port',
    '  impact: no connection reaches it',
    '  fix: refer to one that exists',
    '  related: clusters/hub/b.yaml:7',
    '',
    '',
  ])
})

test('many findings of one rule are cut and counted, so that others stay visible', () => {
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
