import type { Finding } from '@fleet/model'
import { describe, expect, test } from 'vitest'
import { findingGroups } from './finding-groups.ts'

const finding = (rule: string, severity: Finding['severity'], line = 1): Finding => ({
  rule,
  severity,
  location: { kind: 'file', file: 'apps/a.yaml', line, column: 3 },
  object: 'hub Service notes/a',
  message: `the message of ${rule}`,
  fix: 'the fix',
})

const many = (rule: string, severity: Finding['severity'], count: number): readonly Finding[] =>
  Array.from({ length: count }, (_, line) => finding(rule, severity, line + 1))

const linesOf = (findings: readonly Finding[], most = 24): readonly string[] =>
  findingGroups(findings, most, process.stdout).trimEnd().split('\n')

describe('many findings', () => {
  test('come errors first, the rarest rule first, each rule once with the number of the others', () => {
    const lines = linesOf([
      ...many('warned', 'warning', 2),
      ...many('frequent', 'error', 15),
      ...many('rare', 'error', 1),
    ])
    expect(lines).toEqual([
      'error apps/a.yaml:1:3 (rare) hub Service notes/a',
      '  the message of rare',
      '  fix: the fix',
      'error apps/a.yaml:1:3 (frequent) hub Service notes/a',
      '  the message of frequent',
      '  fix: the fix',
      '  … and 14 more; --all shows them',
      'warning apps/a.yaml:1:3 (warned) hub Service notes/a',
      '  the message of warned',
      '  fix: the fix',
      '  … and 1 more; --all shows them',
    ])
  })

  test('never take more lines than there are', () => {
    for (const rules of [1, 5, 9, 23, 24, 25, 200]) {
      const findings = Array.from({ length: rules }, (_, rule) => many(`rule-${rule}`, 'error', 3)).flat()
      expect(linesOf(findings).length).toBeLessThanOrEqual(24)
    }
  })

  test('are counted where not even a line is left for their rule', () => {
    const findings = Array.from({ length: 30 }, (_, rule) => finding(`rule-${rule}`, 'error'))
    expect(linesOf(findings, 10).at(-1)).toBe('… and 21 findings of 21 more rules; --all shows them')
  })

  test('of one cause name the number of its places', () => {
    expect(linesOf([{ ...finding('absent', 'error'), count: 55 }])[0]).toContain('(55 places)')
  })

  test('take one line of the screen for each line', () => {
    const long = { ...finding('long', 'error'), message: 'word '.repeat(100) }
    for (const line of linesOf([long])) expect(line.length).toBeLessThanOrEqual(160)
  })
})
