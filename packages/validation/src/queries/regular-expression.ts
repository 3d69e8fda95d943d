/** RE2 has neither looks around nor references back. */
const NOT_IN_RE2 = /\(\?(?:=|!|<=|<!|>|\()|\\[1-9k]/
const NO_ESCAPE = /\\[^\W_aftnrvdDsSwWbBAzQEpPCx0]/
const OTHER_PAIRS = /\\[^1-9A-Za-z]/g
/** What the two languages write differently, in words of JavaScript that are right or wrong for the same reasons. */
const LITERAL = /\\Q[^]*?(?:\\E|$)/g
const FLAGS_INSIDE = /\(\?[imsU]*(?:-[imsU]+)?(:|\))/g

/** Why RE2, which Prometheus and Loki match with, refuses a pattern; nothing where it takes it. */
export const errorInPattern = (pattern: string): string | undefined => {
  // Most patterns are names with dots, bars and stars, and need no closer look.
  if (/^(?:[\w\-/:| ]|\.[*+]?)*$/.test(pattern)) return undefined
  const escapes = pattern.replaceAll(LITERAL, '').replaceAll(OTHER_PAIRS, '_')
  const [foreign] = NOT_IN_RE2.exec(escapes) ?? NO_ESCAPE.exec(escapes) ?? []
  if (foreign !== undefined) return `RE2 knows no ${foreign}`
  try {
    return void new RegExp(asJavaScript(pattern))
  } catch (error) {
    return (error as Error).message.replace(/^.*\/\w*: /, '').toLowerCase()
  }
}

const asJavaScript = (pattern: string): string =>
  pattern
    .replaceAll(LITERAL, '')
    .replaceAll('(?P<', '(?<')
    .replaceAll(FLAGS_INSIDE, (_, end: string) => (end === ':' ? '(?:' : ''))

const FLAGS = /^\(\?([is]+)\)/

/** A pattern as a test of a whole value, as Prometheus and Loki anchor it; nothing where JavaScript means something else by it. */
export const patternTest = (pattern: string): RegExp | undefined =>
  NAMED_GROUP.test(pattern) ? undefined : compiled(pattern, (body) => `^(?:${body})$`)

/** What takes groups by their names reads them otherwise. */
const NAMED_GROUP = /\(\?P?</

/** A pattern as a search in a line, as Loki's filters of lines do it; nothing where JavaScript means something else by it. */
export const patternSearch = (pattern: string): RegExp | undefined => compiled(pattern, (body) => body)

const compiled = (pattern: string, anchored: (body: string) => string): RegExp | undefined => {
  const body = pattern.replace(FLAGS, '').replaceAll('(?P<', '(?<')
  if (/\(\?[imsU]|\[\[:|\\[QAzpPC]/.test(body) || errorInPattern(pattern) !== undefined) return undefined
  return new RegExp(anchored(body), FLAGS.exec(pattern)?.[1]?.includes('i') ? 'is' : 's')
}
