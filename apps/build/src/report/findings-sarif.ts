import type { Finding, SourceLocation } from '@fleet/model'
import { RULE_DOCS, type RuleDocs } from '@fleet/validation'
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

const descriptor = ({ id, severity = 'error', summary: demands, rationale: why, fix }: RuleDocs) => ({
  id,
  shortDescription: { text: demands ?? why },
  fullDescription: { text: why },
  help: { text: fix ?? why },
  helpUri: `docs/rules/${id}.md`,
  defaultConfiguration: { level: severity },
})

const result = ({
  rule,
  severity,
  location: place,
  object,
  message,
  impact,
  fix,
  related: also = [],
}: Finding) => ({
  ruleId: rule,
  ruleIndex: RULE_DOCS.findIndex(({ id }) => id === rule),
  level: severity,
  message: {
    text: [message, ...(impact === undefined ? [] : [`Impact: ${impact}`]), `Fix: ${fix}`].join('\n'),
  },
  locations: [
    {
      ...location(place),
      ...(object !== undefined && { logicalLocations: [{ fullyQualifiedName: object }] }),
    },
  ],
  ...(also.length > 0 && { relatedLocations: also.map((other, id) => ({ id, ...location(other) })) }),
})

const location = (place: SourceLocation) =>
  place.kind === 'file'
    ? {
        physicalLocation: {
          artifactLocation: { uri: uriOf(place.file), uriBaseId: '%SRCROOT%' },
          ...(place.line !== undefined && {
            region: {
              startLine: place.line,
              ...(place.column !== undefined && { startColumn: place.column }),
            },
          }),
        },
      }
    : {}

const uriOf = (file: string): string => shownPath(file).split('/').map(encodeURIComponent).join('/')
