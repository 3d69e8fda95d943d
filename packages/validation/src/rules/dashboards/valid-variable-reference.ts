import { variablesIn } from '../../queries/grafana-variables.ts'
import { textsIn } from '../../queries/texts-in.ts'
import { inEachDashboard } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'

/** `$name}` without an opening bracket. Templates of LogQL have both in `{{…}}`. */
const UNOPENED = /(?<!\{\{[^}]*)\$\w+(?::\w+)?\}/g
const OPENED = /\$\{\w*/g

export const validVariableReference: Rule = {
  id: 'valid-variable-reference',
  ownSeverity: 'warning',
  summary: 'A reference to a variable has both of its brackets, or none.',
  rationale:
    'Grafana does not replace ${cluster, and leaves the bracket of $cluster}. The query is valid, and finds nothing.',
  fix: 'Write ${name}.',
  check: inEachDashboard(({ value, model, location }, report) => {
    for (const { text, path } of textsIn(value))
      for (const { 0: half, index } of halvesIn(text))
        report({
          location: { ...location(...path), offset: index },
          message: `the dashboard ${model.title} refers to a variable with one bracket: ${half}`,
          impact: 'Grafana does not replace it, or leaves the bracket',
          fix: `write \${${/\w+/.exec(half)?.[0] ?? 'name'}}`,
        })
  }),
}

/** Grafana does not take `${name` without a closing bracket for a variable. */
const halvesIn = (text: string): readonly RegExpExecArray[] => {
  const whole = new Set(variablesIn(text).map(({ offset }) => offset))
  const unclosed = [...text.matchAll(OPENED)].filter(({ index }) => !whole.has(index))
  return [...unclosed, ...text.matchAll(UNOPENED)]
}
