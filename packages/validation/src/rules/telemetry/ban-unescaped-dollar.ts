import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'
import type { Path } from '../../values/location.ts'

export const banUnescapedDollar: Rule = {
  id: 'ban-unescaped-dollar',
  summary: 'A literal dollar in a collector’s configuration is written twice.',
  rationale:
    'The collector reads `$1` as an environment variable before Prometheus reads it. The group of a relabelling becomes empty text.',
  fix: 'Write $$ for a dollar, or ${env:NAME} for a variable.',
  check: inEachCollector((collector, report) => {
    for (const [path, text] of textsIn(collector.config, []))
      if (text.includes('$') && UNESCAPED.test(text))
        report({
          location: collector.location(...path),
          message: `${path.join('.')} is ${text}, and the collector expands a single dollar as a variable`,
          impact: 'the text becomes empty, or the collector does not start',
          fix: 'write $$ for a dollar, or ${env:NAME} for a variable',
        })
  }),
}

/** A dollar before a name, a digit or a brace that is neither one of a pair nor the beginning of `${env:NAME}`. */
const UNESCAPED = /(?<!\$)(?:\$\$)*\$(?!\$)(?:\w|\{(?!env:\w+(?::-[^}]*)?\}))/

const textsIn = (value: unknown, path: Path): readonly (readonly [Path, string])[] => {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, key]))
}
