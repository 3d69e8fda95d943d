import { CLUSTER_LABEL } from '@fleet/model'
import type { LogSelector, Matcher, Selector } from '../../queries/expr.ts'
import { variablesIn } from '../../queries/grafana-variables.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import { metricsOf } from '../../telemetry/series/metric-inventory.ts'
import { questionsIn } from '../../telemetry/questions/asked.ts'
import type { Question } from '../../telemetry/questions/question.ts'
import type { MetricInventory } from '../../telemetry/series/series.ts'
import type { Report, Rule } from '../rule/rule.ts'
import { locationIn, readableQuestions, type ReadableQuestion } from './readable-questions.ts'

export const requireSameVariables: Rule = {
  id: 'require-same-variables',
  severity: 'warning',
  ownSeverity: 'info',
  summary:
    'The queries of a panel use the same variables of the dashboard, and so do the selectors of a query.',
  rationale:
    'A table shows desired and ready replicas, and one of its queries does not match the namespace. Its rows are of every namespace, and half of their cells are empty.',
  fix: 'Match the variable in each query and selector of the panel.',
  check: (fleet, report) => {
    for (const readable of readableQuestions(fleet)) checkSelectors(readable, metricsOf(fleet), report)
    const ofPanels = questionsIn(fleet).questions.filter(({ panel }) => panel !== undefined)
    for (const questions of Map.groupBy(ofPanels, ({ panel }) => panel).values())
      checkPanel(questions, report)
  },
}

const checkPanel = (questions: readonly Question[], report: Report): void => {
  const all = new Set(questions.flatMap(variablesOf))
  for (const question of questions)
    for (const variable of all) {
      if (variablesOf(question).includes(variable)) continue
      report({
        location: { ...question.location, offset: 0 },
        message: `${question.where} matches the variable ${variable} in another of its queries, and not in this one`,
        impact: 'the panel shows selected values beside others',
        fix: `match \${${variable}} here too`,
      })
    }
}

/** The dashboard's variables in a query, without that of the cluster: require-cluster-matcher checks it. */
const variablesOf = ({ text, variables }: Question): readonly string[] => {
  const used = new Set(variablesIn(text).map(({ name }) => name))
  return variables.map(({ name }) => name).filter((name) => name !== CLUSTER_LABEL && used.has(name))
}

/** Each selector matches the variables that another one of the query matches, if its series have the label. */
const checkSelectors = (
  { question, expr }: ReadableQuestion,
  metrics: MetricInventory,
  report: Report,
): void => {
  const selectors = selectorsIn(expr)
  if (selectors.length < 2) return
  const names = new Set(question.variables.map(({ name }) => name).filter((name) => name !== CLUSTER_LABEL))
  const matched = selectors.map(({ matchers }) => labelsByVariable(matchers, names))
  const all = new Map(matched.flatMap((own) => [...own]))
  for (const [index, selector] of selectors.entries())
    for (const [variable, label] of all) {
      if (matched[index]?.has(variable) || !hasLabel(metrics, selector, label)) continue
      report({
        location: locationIn(question, selector.from),
        message: `${question.where} matches the variable ${variable} in one of its selectors, and not in ${question.text.slice(selector.from, selector.to)}`,
        impact: 'selected values are calculated with others',
        fix: `match ${label}=~"\${${variable}}" here too`,
      })
    }
}

const labelsByVariable = (
  matchers: readonly Matcher[],
  names: ReadonlySet<string>,
): ReadonlyMap<string, string> => {
  const labels = new Map<string, string>()
  for (const { label, value } of matchers)
    for (const { name } of variablesIn(value.value)) if (names.has(name)) labels.set(name, label.text)
  return labels
}

const hasLabel = ({ of }: MetricInventory, selector: Selector | LogSelector, label: string): boolean => {
  if (selector.kind === 'logs') return true
  const series = of(selector.metric?.text ?? '')
  return series.length > 0 && series.every(({ labels }) => labels.has(label))
}
