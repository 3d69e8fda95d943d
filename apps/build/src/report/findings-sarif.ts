import type { Finding, SourceLocation } from '@fleet/model'
import { RULE_DOCS, type ListedRule } from '@fleet/validation'
import { shownPath } from './shown-path.ts'

/** Findings as SARIF 2.1.0, the format of code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export const findingsSarif = (findings: readonly Finding[]): string => {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'observability-fleet', rules: RULE_DOCS.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(result),
      },
    ],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const

const descriptor = ({ id, severity = 'error', category, summary, rationale, fix }: ListedRule) => ({
  id,
  shortDescription: { text: summary },
  fullDescription: { text: rationale },
  help: { text: fix },
  helpUri: `docs/rules/${id}.md`,
  properties: { category },
  defaultConfiguration: { level: LEVEL[severity] },
})

const result = ({ rule, severity, location, object, message, impact, fix, related = [] }: Finding) => ({
  ruleId: rule,
  ruleIndex: RULE_DOCS.findIndex(({ id }) => id === rule),
  level: LEVEL[severity],
  message: {
    text: [message, ...(impact === undefined ? [] : [`Impact: ${impact}`]), `Fix: ${fix}`].join('\n'),
  },
  locations: [
    {
      ...sarifLocation(location),
      ...(object !== undefined && { logicalLocations: [{ fullyQualifiedName: object }] }),
    },
  ],
  ...(related.length > 0 && {
    relatedLocations: related.map((other, id) => ({ id, ...sarifLocation(other) })),
  }),
})

const sarifLocation = (location: SourceLocation) =>
  location.kind === 'file'
    ? {
        physicalLocation: {
          artifactLocation: { uri: uriOf(location.file), uriBaseId: '%SRCROOT%' },
          ...(location.line !== undefined && {
            region: {
              startLine: location.line,
              ...(location.column !== undefined && { startColumn: location.column }),
            },
          }),
        },
      }
    : {}

const uriOf = (file: string): string => shownPath(file).split('/').map(encodeURIComponent).join('/')
