import type { Labels } from '../../data-sources/legend.ts'

export interface LogLine {
  readonly milliseconds: number
  readonly text: string
  readonly labels: Labels
  readonly level: Level
  /** How many lines like it follow each other, where they are shown as one. */
  readonly count: number
}

export type Level = 'critical' | 'error' | 'warning' | 'info' | 'debug' | 'trace' | 'unknown'

/** What programs call the levels. */
const LEVELS: readonly (readonly [RegExp, Level])[] = [
  [/^(?:emerg|fatal|alert|crit)/i, 'critical'],
  [/^(?:err|eror)/i, 'error'],
  [/^warn/i, 'warning'],
  [/^(?:info|notice)/i, 'info'],
  [/^(?:dbug|debug)/i, 'debug'],
  [/^trace/i, 'trace'],
]

/** Labels that may say it, the likeliest first. */
const LEVEL_LABELS = ['detected_level', 'level', 'severity', 'severity_text', 'lvl']

export const levelOf = (labels: Labels): Level => {
  const said = LEVEL_LABELS.map((label) => labels[label]).find((text) => text !== undefined) ?? ''
  return LEVELS.find(([pattern]) => pattern.test(said))?.[1] ?? 'unknown'
}

export type Strategy = 'none' | 'exact' | 'numbers' | 'signature'

/** What of a line counts where lines are compared. Times never do. */
const SIGNATURES: Readonly<Record<Strategy, (text: string) => string>> = {
  none: (text) => text,
  exact: (text) =>
    text.replaceAll(/\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d[.,\d]*(?:[+-][0-2]\d:?[0-5]\d|Z)?/g, ''),
  numbers: (text) => text.replaceAll(/\d/g, ''),
  signature: (text) => text.replaceAll(/\w/g, ''),
}

/** One line for lines that follow each other and are alike, wherever they come from: as Grafana merges them. */
export const deduplicated = (lines: readonly LogLine[], strategy: Strategy): readonly LogLine[] => {
  if (strategy === 'none') return lines
  const signatureOf = SIGNATURES[strategy]
  const kept: LogLine[] = []
  for (const line of lines) {
    const last = kept.at(-1)
    if (last && signatureOf(last.text) === signatureOf(line.text))
      kept[kept.length - 1] = { ...last, count: last.count + 1 }
    else kept.push(line)
  }
  return kept
}

/** JSON in lines of its own; other text as it is. */
export const prettified = (text: string): string => {
  if (!/^\s*[{[]/.test(text)) return text
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2)
  } catch {
    return text
  }
}

/** Grafana's name for the line itself among the fields that a panel shows. */
const BODY = '___LOG_LINE_BODY___'

/** What a panel shows of a line: the fields that it names, else the line. */
export const shownParts = ({ text, labels }: LogLine, fields: readonly string[]): readonly string[] =>
  fields.length === 0
    ? [text]
    : fields.map((field) => (field === BODY ? text : (labels[field] ?? ''))).filter((part) => part !== '')
