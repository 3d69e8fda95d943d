import { askedIn } from '../../telemetry/questions/asked.ts'
import { variablesIn } from '../../queries/grafana-variables.ts'
import type { LogSelector, Matcher, Selector } from '../../queries/expr.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import type { GrafanaVariable } from '../../telemetry/questions/grafana-dashboard.ts'
import type { Rule } from '../rule/rule.ts'

export const requirePatternForChoice: Rule = {
  id: 'require-pattern-for-choice',
  summary:
    'A label is matched with =~ or !~ against a pattern, and against a variable of which several values, or all, may be chosen.',
  rationale:
    'Grafana puts (a|b) in the variable’s place, and .+ for “All”: with = no label has that value, and the panel is empty without an error.',
  fix: 'Match with =~ in the place of =, or with !~ in the place of !=.',
  check: (fleet) => {
    const { questions, read } = askedIn(fleet)
    return questions.flatMap((question) => {
      const { location, where, variables } = question
      const several = new Set(variables.filter(isSeveral).map(({ name }) => name))
      const found = read(question)
      return (found.ok ? selectorsIn(found.expr) : [])
        .flatMap((selector) => [...selector.matchers, ...filtersOf(selector)])
        .filter(
          ({ op, value }) =>
            (op === '=' || op === '!=') &&
            (PATTERN.test(value.value) || variablesIn(value.value).some(({ name }) => several.has(name))),
        )
        .map(({ label, op, value }) => ({
          location: { ...location, offset: (location.offset ?? 0) + label.to },
          message: `${where} matches ${label.text} with ${op} against ${value.value}, ${PATTERN.test(value.value) ? 'which is a pattern' : 'of which several may be chosen'}`,
          impact: PATTERN.test(value.value)
            ? 'no label has that value as it is written'
            : 'with more than one chosen, or all, it finds nothing',
          fix: `match with ${op === '=' ? '=~' : '!~'}`,
        }))
    })
  },
}

/** The comparisons of labels after a selector of logs. */
const filtersOf = (selector: Selector | LogSelector): readonly Matcher[] =>
  selector.kind === 'logs'
    ? selector.stages.flatMap((stage) => (stage.kind === 'filter' ? stage.matchers : []))
    : []

/** What is found in a pattern and in no value of a label. */
const PATTERN = /\.[*+]|\.\.|\w\|\w|\[\^?\w+-\w\]/

const isSeveral = ({ fields }: GrafanaVariable): boolean =>
  fields['multi'] === true || fields['includeAll'] === true
