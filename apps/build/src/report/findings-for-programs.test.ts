import type { Finding } from '@fleet/model'
import { RULE_DOCS } from '@fleet/validation'
import { expect, test } from 'vitest'
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

test('GitHub gets one line for each finding, escaped', () => {
  expect(
    findingsGithub([
      finding,
      { ...finding, severity: 'warning', location: { kind: 'file', file: 'a.yaml' } },
    ]),
  ).toBe(
    '::error file=clusters/hub/a%2C b%3A 100%25.yaml,line=2,col=3,title=no-missing-port::hub Service monitoring/a%0Atwo%0Alines, 100%25%0Aimpact: nothing%0Afix: do: it\n' +
      '::warning file=a.yaml,title=no-missing-port::hub Service monitoring/a%0Atwo%0Alines, 100%25%0Aimpact: nothing%0Afix: do: it\n',
  )
})

test('SARIF holds each finding with its rule, location and related location', () => {
  const log = JSON.parse(findingsSarif([finding])) as { readonly runs: readonly [unknown] }
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
  const { runs } = JSON.parse(findingsSarif([])) as {
    readonly runs: readonly [
      { readonly tool: { readonly driver: { readonly rules: readonly { id: string; helpUri: string }[] } } },
    ]
  }
  expect(runs[0].tool.driver.rules.map(({ id, helpUri }) => [id, helpUri])).toEqual(
    RULE_DOCS.map(({ id }) => [id, `docs/rules/${id}.md`]),
  )
})
