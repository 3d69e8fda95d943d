import { RULE_PAGES, type RulePage } from '@fleet/validation'

/** The page of a rule in Markdown, made of nothing but the rule. */
export const rulePage = ({
  id,
  severity = 'error',
  summary: demands,
  rationale: why,
  example,
  fix,
}: RulePage): string =>
  `${[
    `# ${id}`,
    ...(demands === undefined ? [] : [demands]),
    `Severity: ${severity}.`,
    '## Why',
    why,
    ...(example ? ['## Refused', fenced(example.refused), '## Accepted', fenced(example.accepted)] : []),
    ...(fix === undefined ? [] : ['## How to fix it', fix]),
  ].join('\n\n')}\n`

const fenced = (text: string): string => `\`\`\`yaml\n${text.trimEnd()}\n\`\`\``

/** The files of docs/rules by name: a page for each rule, and one that lists them. */
export const rulePageFiles = (): ReadonlyMap<string, string> =>
  new Map([['README.md', index()], ...RULE_PAGES.map((rule) => [`${rule.id}.md`, rulePage(rule)] as const)])

const index = (): string =>
  `${[
    '# Rules',
    'What every tree must fulfil before it is written, and whenever `pnpm validate` is run. These pages are made from the rules themselves by `pnpm docs:rules`; `pnpm validate --explain RULE` prints one.',
    RULE_PAGES.map(
      ({ id, summary: demands, rationale: why }) => `- [${id}](${id}.md): ${demands ?? why}`,
    ).join('\n'),
  ].join('\n\n')}\n`
