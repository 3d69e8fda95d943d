import type { Expr, LogSelector, Matcher, Selector } from '../../queries/expr.ts'
import { variablesIn } from '../../queries/grafana-variables.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import type { GrafanaVariable } from '../../telemetry/questions/grafana-dashboard.ts'
import type { Rule } from '../rule/rule.ts'
import { locationIn, readableQuestions } from './readable-questions.ts'

export const requireRegexMatcher: Rule = {
  id: 'require-regex-matcher',
  ownSeverity: 'warning',
  summary: 'Regular expressions, and variables with several values or “All”, are matched with =~ or !~.',
  rationale:
    'Grafana replaces such a variable by (a|b), and by .+ for “All”. With = no label has that value, and the panel is empty without an error.',
  fix: 'Replace = by =~, or != by !~.',
  check: (fleet, report) => {
    for (const { question, expr } of readableQuestions(fleet)) {
      const multiValue = new Set(question.variables.filter(isMultiValue).map(({ name }) => name))
      for (const { label, op, value } of matchersIn(expr)) {
        if (op !== '=' && op !== '!=') continue
        const isRegex = REGEX.test(value.value)
        if (!isRegex && !variablesIn(value.value).some(({ name }) => multiValue.has(name))) continue
        report({
          location: locationIn(question, label.to),
          message: `${question.where} matches ${label.text} with ${op} against ${value.value}, which ${isRegex ? 'is a regular expression' : 'may have several values'}`,
          impact: isRegex
            ? 'no label has that value literally'
            : 'with several values, or all, the selector finds nothing',
          fix: `match with ${op === '=' ? '=~' : '!~'}`,
        })
      }
    }
  },
}

const matchersIn = (expr: Expr): readonly Matcher[] =>
  selectorsIn(expr).flatMap((selector) => [...selector.matchers, ...filtersOf(selector)])

/** The label filters behind a stream selector. */
const filtersOf = (selector: Selector | LogSelector): readonly Matcher[] =>
  selector.kind === 'logs'
    ? selector.stages.flatMap((stage) => (stage.kind === 'filter' ? stage.matchers : []))
    : []

/** Characters of a regular expression that values of labels do not have. */
const REGEX = /\.[*+]|\.\.|\w\|\w|\[\^?\w+-\w\]/

const isMultiValue = ({ fields }: GrafanaVariable): boolean =>
  fields['multi'] === true || fields['includeAll'] === true
