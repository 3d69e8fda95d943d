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

test('a finding with an origin begins at the field, and shows what it makes and what else it breaks', () => {
  const traced: Finding = {
    ...finding,
    related: [],
    location: { kind: 'file', file: 'clusters/hub/a.yaml', line: 2, column: 3, unwritten: true },
    origin: [{ kind: 'inventory', path: 'clusters.hub.port', file: 'src/hub.ts', line: 2, column: 9 }],
    also: [{ ...finding, rule: 'no-missing-pods' }],
  }
  expect(textOf([traced]).split('\n')).toEqual([
    'error inventory clusters.hub.port (no-missing-port)',
    '  src/hub.ts:2:9',
    '  2 │   port: 80',
    '    │         ^',
    '  Service a refers to a missing port',
    '  impact: no connection reaches it',
    '  fix: refer to one that exists',
    '  makes: clusters/hub/a.yaml:2:3 (not written) hub Service monitoring/a',
    '  2 │   port: 80',
    '    │   ^',
    '  also: clusters/hub/a.yaml:2:3 (no-missing-pods) Service a refers to a missing port',
    '',
    '',
  ])
})

test('a finding of no field names the component, and an error that stops no build says so', () => {
  const text = textOf([{ ...finding, component: 'dashboards', existing: true }])
  expect(text).toContain('  made by: the component dashboards\n')
  expect(text).toContain('  note: the trees have this error already, so it does not stop the build\n')
})
