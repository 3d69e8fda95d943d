import { patternTest } from '../../queries/regular-expression.ts'

/** The same few patterns stand in every cluster. */
const patterns = new Map<string, RegExp | undefined>()

/** A pattern as Prometheus anchors it; nothing where it is not known here what it matches. */
export const anchored = (pattern: string): RegExp | undefined => {
  if (!patterns.has(pattern)) patterns.set(pattern, patternTest(pattern))
  return patterns.get(pattern)
}
