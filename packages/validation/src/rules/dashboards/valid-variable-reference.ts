import { variablesIn } from '../../queries/grafana-variables.ts'
import { textsIn } from '../../queries/texts-in.ts'
import type { Rule } from '../rule/rule.ts'
import { inEachDashboard } from '../rule/in-each-dashboard.ts'

/** `$name}` that begins after its bracket. Templates of LogQL have both in `{{…}}`. */
const UNOPENED = /(?<!\{\{[^}]*)\$\w+(?::\w+)?\}/g
const OPENED = /\$\{\w*/g

/** `${name` that ends before its bracket does is no variable to Grafana. */
const halvesIn = (text: string): readonly RegExpExecArray[] => {
  const whole = new Set(variablesIn(text).map(({ offset }) => offset))
  const unclosed = [...text.matchAll(OPENED)].filter(({ index }) => !whole.has(index))
  return [...unclosed, ...text.matchAll(UNOPENED)]
}

export const validVariableReference: Rule = {
  id: 'valid-variable-reference',
  summary: 'A variable stands between both of its brackets, or without any.',
  rationale:
    'Grafana leaves ${cluster as it is, and of $cluster} it leaves the bracket: the query is a good one, and finds nothing.',
  fix: 'Write ${name}.',
  check: inEachDashboard(({ value, model, location }) =>
    textsIn(value).flatMap(({ text, path }) =>
      halvesIn(text).map(({ 0: half, index }) => ({
        location: { ...location(...path), offset: index },
        message: `the dashboard ${model.title} names a variable by half: ${half}`,
        impact: 'Grafana puts no value there, or leaves a bracket beside it',
        fix: `write \${${/\w+/.exec(half)?.[0] ?? 'name'}}`,
      })),
    ),
  ),
}
