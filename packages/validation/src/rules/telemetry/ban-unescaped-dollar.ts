import { inEachCollector } from '../in-each-collector.ts'
import type { Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import type { Path } from '../../values/spot.ts'

export const banUnescapedDollar: Rule = {
  id: 'ban-unescaped-dollar',
  demands: 'A dollar that stands for itself in a collector’s configuration is written twice.',
  why: 'The collector reads `$1` as a variable of its environment before Prometheus sees it: the group of a relabelling becomes empty text.',
  example: { refused: 'replacement: "$1"', accepted: 'replacement: "$$1"' },
  mend: 'Write $$ for a dollar, or ${env:NAME} for a variable.',
  judge: inEachCollector((collector) =>
    unescapedIn(collector.config, []).map(({ path, text }): Breach => ({
      at: collector.spot(...path),
      what: `${path.join('.')} is ${text}, in which the collector reads a dollar as the beginning of a variable`,
      consequence: 'empty text stands in its place, or the collector does not start',
      mend: 'write $$ for a dollar, or ${env:NAME} for a variable',
    })),
  ),
}

/** A dollar before a name, a digit or a brace, where neither a pair of dollars nor `${env:NAME}` is meant. */
const UNESCAPED = /(?<!\$)(?:\$\$)*\$(?!\$)(?:\w|\{(?!env:\w+(?::-[^}]*)?\}))/

const unescapedIn = (value: unknown, path: Path): { path: Path; text: string }[] => {
  if (typeof value === 'string')
    return value.includes('$') && UNESCAPED.test(value) ? [{ path, text: value }] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => unescapedIn(inner, [...path, key]))
}
