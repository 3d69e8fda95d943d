import type { RulePage } from '@fleet/validation'

/** The page of a rule in Markdown, made of nothing but the rule. */
export const rulePage = ({ id, severity = 'error', demands, why, example, mend }: RulePage): string =>
  `${[
    `# ${id}`,
    ...(demands === undefined ? [] : [demands]),
    `Severity: ${severity}.`,
    '## Why',
    why,
    ...(example ? ['## Refused', fenced(example.refused), '## Accepted', fenced(example.accepted)] : []),
    ...(mend === undefined ? [] : ['## How to mend it', mend]),
  ].join('\n\n')}\n`

const fenced = (text: string): string => `\`\`\`yaml\n${text.trimEnd()}\n\`\`\``
