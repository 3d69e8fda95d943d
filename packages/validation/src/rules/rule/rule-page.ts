import type { RuleDocs } from './rule.ts'

/** A page of docs/rules in Markdown. @param example what the rule's test changes first, as a diff of the sample trees */
export const rulePage = (
  {
    id,
    severity = 'error',
    ownSeverity = severity,
    category,
    summary,
    rationale,
    fix,
  }: RuleDocs & { readonly category: string },
  example?: RuleExample,
): string =>
  `${[
    `# ${id}`,
    summary,
    `Severity: ${severity}${ownSeverity === severity ? '' : `, and ${ownSeverity} in files that a person wrote`}. Category: ${category}.`,
    '## Rationale',
    rationale,
    ...(example ? ['## Example', `The rule refuses ${example.name}:`, isolation(example.diff)] : []),
    '## Fix',
    fix,
  ].join('\n\n')}\n`

export interface RuleExample {
  /** Completes “The rule refuses …”. */
  readonly name: string
  readonly diff: string
}

const isolation = (text: string): string => `\`\`\`diff\n${text.trimEnd()}\n\`\`\``
