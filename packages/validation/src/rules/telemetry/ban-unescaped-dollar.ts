import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Path } from '../../values/location.ts'

export const banUnescapedDollar: Rule = {
  id: 'ban-unescaped-dollar',
  summary: 'A dollar that stands for itself in a collector’s configuration is written twice.',
  rationale:
    'The collector reads `$1` as a variable of its environment before Prometheus sees it: the group of a relabelling becomes empty text.',
  fix: 'Write $$ for a dollar, or ${env:NAME} for a variable.',
  check: inEachCollector((collector) =>
    unescapedIn(collector.config, []).map(({ path, text }): Violation => ({
      location: collector.location(...path),
      message: `${path.join('.')} is ${text}, in which the collector reads a dollar as the beginning of a variable`,
      impact: 'empty text stands in its place, or the collector does not start',
      fix: 'write $$ for a dollar, or ${env:NAME} for a variable',
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
