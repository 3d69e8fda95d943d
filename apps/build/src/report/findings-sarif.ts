import { pathToFileURL } from 'node:url'
import type { Finding, SourceLocation } from '@fleet/model'
import { RULE_DOCS, type ListedRule } from '@fleet/validation'
import { exitCodeOfValidation, type Validation } from '../cli/validation.ts'
import { baselineLine, coverageJson, coverageLines } from './coverage.ts'
import { rootedPath } from './rooted-path.ts'

/** The name of the root of the repository, from which all files are named. */
const ROOT = '%SRCROOT%'

/** A validation as SARIF 2.1.0, the format of code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export const findingsSarif = (
  validation: Pick<Validation, 'findings' | 'coverage' | 'root' | 'baseline'>,
): string => {
  const { findings, coverage, root } = validation
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'observability-fleet', rules: RULE_DOCS.map(descriptor) } },
        originalUriBaseIds: { [ROOT]: { uri: `${pathToFileURL(root).href}/` } },
        columnKind: 'utf16CodeUnits',
        invocations: [invocation(validation)],
        results: findings.map((finding) => result(finding, root)),
        properties: coverageJson(coverage),
      },
    ],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

/** What was checked, and what was not. */
const invocation = (validation: Pick<Validation, 'findings' | 'coverage' | 'baseline'>) => {
  const { coverage, baseline } = validation
  const failed = coverage.notChecked.filter(({ kind }) => kind === 'failed')
  const notes = [
    ...coverageLines({
      ...coverage,
      notChecked: coverage.notChecked.filter(({ kind }) => kind !== 'failed'),
    }),
    ...(baseline ? [baselineLine(baseline)] : []),
  ]
  return {
    executionSuccessful: failed.length === 0,
    exitCode: exitCodeOfValidation(validation),
    toolExecutionNotifications: [
      ...failed.flatMap(({ rules, reason }) =>
        rules.map((id) => ({ level: 'error', message: { text: reason }, associatedRule: { id } })),
      ),
      ...notes.map((text) => ({ level: 'note', message: { text } })),
    ],
  }
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

const result = (finding: Finding, root: string) => {
  const { rule, severity, location, object, message, impact, fix, related = [], count } = finding
  return {
    ruleId: rule,
    ruleIndex: RULE_DOCS.findIndex(({ id }) => id === rule),
    level: LEVEL[severity],
    message: {
      text: [message, ...(impact === undefined ? [] : [`Impact: ${impact}`]), `Fix: ${fix}`].join('\n'),
    },
    locations: [
      {
        ...sarifLocation(location, root),
        ...(object !== undefined && { logicalLocations: [{ fullyQualifiedName: object }] }),
      },
    ],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, id) => ({ id, ...sarifLocation(other, root) })),
    }),
    ...(count !== undefined && { occurrenceCount: count }),
  }
}

const sarifLocation = (location: SourceLocation, root: string) =>
  location.kind === 'file'
    ? {
        physicalLocation: {
          artifactLocation: artifactOf(location.file, root),
          ...(location.line !== undefined && {
            region: {
              startLine: location.line,
              ...(location.column !== undefined && { startColumn: location.column }),
            },
          }),
        },
      }
    : {}

/** A file outside of the repository has an address of its own. */
const artifactOf = (file: string, root: string) => {
  const path = rootedPath(root, file)
  return path.startsWith('/')
    ? { uri: pathToFileURL(path).href }
    : { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT }
}
