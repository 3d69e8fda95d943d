import { join } from 'node:path'
import type { Finding } from '@fleet/model'
import { RULE_DOCS } from '@fleet/validation'
import { expect, test } from 'vitest'
import type { Validation } from '../cli/validation.ts'
import { findingsGithub } from './findings-github.ts'
import { findingsSarif } from './findings-sarif.ts'

const finding: Finding = {
  rule: 'no-missing-port',
  severity: 'error',
  location: { kind: 'file', file: 'clusters/hub/a, b: 100%.yaml', line: 2, column: 3 },
  object: 'hub Service monitoring/a',
  related: [{ kind: 'file', file: 'clusters/hub/b.yaml', line: 7 }],
  message: 'two\nlines, 100%',
  impact: 'nothing',
  fix: 'do: it',
}

const validation = (findings: readonly Finding[], change: Partial<Validation['coverage']> = {}) => ({
  findings,
  root: process.cwd(),
  coverage: {
    checked: { objects: 3, queries: 2, configurations: 1 },
    unknownKinds: new Map([['a/v1/Note', 2]]),
    notChecked: [],
    openNamespaces: new Map(),
    notRendered: [],
    ...change,
  },
})

test('GitHub gets one line for each finding, escaped', () => {
  expect(
    findingsGithub(
      [finding, { ...finding, severity: 'warning', location: { kind: 'file', file: 'a.yaml' } }],
      process.cwd(),
    ),
  ).toBe(
    '::error file=clusters/hub/a%2C b%3A 100%25.yaml,line=2,col=3,title=no-missing-port::hub Service monitoring/a%0Atwo%0Alines, 100%25%0Aimpact: nothing%0Afix: do: it\n' +
      '::warning file=a.yaml,title=no-missing-port::hub Service monitoring/a%0Atwo%0Alines, 100%25%0Aimpact: nothing%0Afix: do: it\n',
  )
})

test('GitHub gets ten annotations of a kind, nine notices, and the rest as text', () => {
  const many = (['error', 'warning', 'info'] as const).flatMap((severity) =>
    Array.from({ length: 12 }, () => ({ ...finding, severity })),
  )
  const lines = findingsGithub(many, process.cwd()).split('\n')
  for (const [kind, count] of [
    ['error', 10],
    ['warning', 10],
    ['notice', 9],
  ] as const)
    expect(lines.filter((line) => line.startsWith(`::${kind} `))).toHaveLength(count)
  expect(lines).toContain('::group::7 more findings')
  expect(lines.filter((line) => line.includes('two lines, 100%'))).toHaveLength(7)
})

test('GitHub gets a rule that found one thing before the eleventh finding of another', () => {
  const many = [...Array.from({ length: 12 }, () => finding), { ...finding, rule: 'no-missing-secret' }]
  expect(findingsGithub(many, process.cwd()).split('\n')[1]).toContain('title=no-missing-secret')
})

test('GitHub gets paths from the root of the repository', () => {
  const root = join(process.cwd(), 'clusters')
  expect(findingsGithub([finding], root)).toContain('file=hub/a%2C b')
})

test('SARIF says what was checked, what was not, and which rule failed', () => {
  const failed = [{ kind: 'failed', rules: ['no-missing-port'], reason: 'out of range' }] as const
  const log = JSON.parse(findingsSarif(validation([{ ...finding, count: 3 }], { notChecked: failed }))) as {
    readonly runs: readonly [unknown]
  }
  expect(log.runs[0]).toMatchObject({
    originalUriBaseIds: { '%SRCROOT%': { uri: expect.stringMatching(/^file:\/\/.+\/$/) } },
    invocations: [
      {
        executionSuccessful: false,
        exitCode: 2,
        toolExecutionNotifications: [
          { level: 'error', message: { text: 'out of range' }, associatedRule: { id: 'no-missing-port' } },
          { level: 'note', message: { text: expect.stringContaining('checked: 3 objects') } },
          { level: 'note', message: { text: expect.stringContaining('a/v1/Note (2)') } },
        ],
      },
    ],
    results: [{ occurrenceCount: 3 }],
    properties: { checked: { objects: 3 }, unknownKinds: { 'a/v1/Note': 2 } },
  })
})

test('SARIF holds each finding with its rule, location and related location', () => {
  const log = JSON.parse(findingsSarif(validation([finding]))) as { readonly runs: readonly [unknown] }
  const index = RULE_DOCS.findIndex(({ id }) => id === finding.rule)
  expect(log).toMatchObject({ version: '2.1.0', runs: [{ columnKind: 'utf16CodeUnits' }] })
  expect(log.runs[0]).toMatchObject({
    tool: { driver: { name: expect.any(String), rules: expect.any(Array) } },
    results: [
      {
        ruleId: 'no-missing-port',
        ruleIndex: index,
        level: 'error',
        message: { text: 'two\nlines, 100%\nImpact: nothing\nFix: do: it' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'clusters/hub/a%2C%20b%3A%20100%25.yaml', uriBaseId: '%SRCROOT%' },
              region: { startLine: 2, startColumn: 3 },
            },
            logicalLocations: [{ fullyQualifiedName: 'hub Service monitoring/a' }],
          },
        ],
        relatedLocations: [{ id: 0, physicalLocation: { region: { startLine: 7 } } }],
      },
    ],
  })
})

test('SARIF describes every rule once, with its page', () => {
  const { runs } = JSON.parse(findingsSarif(validation([]))) as {
    readonly runs: readonly [
      { readonly tool: { readonly driver: { readonly rules: readonly { id: string; helpUri: string }[] } } },
    ]
  }
  expect(runs[0].tool.driver.rules.map(({ id, helpUri }) => [id, helpUri])).toEqual(
    RULE_DOCS.map(({ id }) => [id, `docs/rules/${id}.md`]),
  )
})
