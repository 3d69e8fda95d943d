import { metricsOf } from '../../telemetry/series/metric-inventory.ts'
import { CLUSTER_LABEL } from '@fleet/model'
import { askedIn } from '../../telemetry/questions/asked.ts'
import { variablesIn } from '../../queries/grafana-variables.ts'
import type { LogSelector, Matcher, Selector } from '../../queries/expr.ts'
import type { Question } from '../../telemetry/questions/question.ts'
import type { ReadQuery } from '../../queries/read-query.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import type { Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { MetricInventory } from '../../telemetry/series/series.ts'

export const requireAlikeChoice: Rule = {
  id: 'require-alike-choice',
  summary:
    'The queries of one panel, and the selectors of one query, follow the same choices: where one asks only of the namespace that is chosen, so do the others.',
  rationale:
    'A table of desired and ready replicas, one of which forgets the namespace, shows rows of every namespace with half of their cells empty.',
  example: {
    refused: '[a{namespace=~"${namespace}"}, b{job="x"}]',
    accepted: '[a{namespace=~"${namespace}"}, b{job="x", namespace=~"${namespace}"}]',
  },
  fix: 'Match by the variable in each query of the panel.',
  check: (fleet) => {
    const asked = askedIn(fleet)
    const questions = asked.questions.filter(({ panel }) => panel !== undefined)
    return [
      ...asked.questions.flatMap((question) => forgotten(metricsOf(fleet), question, asked.read(question))),
      ...[...Map.groupBy(questions, ({ panel }) => panel).values()].flatMap(unlike),
    ]
  },
}

/** Queries of a panel that leave out a choice that another of them makes. */
const unlike = (asked: readonly Question[]): Violation[] => {
  const all = new Set(asked.flatMap(choicesIn))
  return asked.flatMap((question) => {
    const own = new Set(choicesIn(question))
    return [...all]
      .filter((choice) => !own.has(choice))
      .map((choice) => ({
        location: { ...question.location, offset: 0 },
        message: `${question.where} asks by the choice of ${choice} in another of its queries, and not in this one`,
        impact: 'the panel shows what was chosen beside what was not',
        fix: `match by \${${choice}} here too`,
      }))
  })
}

/** The dashboard's own variables that a query uses; the cluster is demanded of each selector by a rule of its own. */
const choicesIn = ({ text, variables }: Question): readonly string[] => {
  const used = new Set(variablesIn(text).map(({ name }) => name))
  return variables.map(({ name }) => name).filter((name) => name !== CLUSTER_LABEL && used.has(name))
}

/** Selectors of a query that do not match by a choice by which another of its selectors does, though they could. */
const forgotten = (metrics: MetricInventory, question: Question, read: ReadQuery): Violation[] => {
  const selectors = read.ok ? selectorsIn(read.expr) : []
  if (selectors.length < 2) return []
  const names = new Set(question.variables.map(({ name }) => name).filter((name) => name !== CLUSTER_LABEL))
  const chosen = selectors.map(({ matchers }) => choicesOf(matchers, names))
  const all = new Map(chosen.flatMap((own) => [...own]))
  return selectors.flatMap((selector, index) =>
    [...all]
      .filter(([choice, label]) => !chosen[index]?.has(choice) && hasLabel(metrics, selector, label))
      .map(([choice, label]) => ({
        location: { ...question.location, offset: (question.location.offset ?? 0) + selector.from },
        message: `${question.where} asks by the choice of ${choice} in one of its selectors, and not in ${question.text.slice(selector.from, selector.to)}`,
        impact: 'what was chosen is reckoned with what was not',
        fix: `match ${label}=~"\${${choice}}" here too`,
      })),
  )
}

/** The variables that matchers compare with, each with its label. */
const choicesOf = (matchers: readonly Matcher[], names: ReadonlySet<string>): ReadonlyMap<string, string> =>
  new Map(
    matchers.flatMap(({ label, value }) =>
      variablesIn(value.value)
        .filter(({ name }) => names.has(name))
        .map(({ name }) => [name, label.text] as const),
    ),
  )

const hasLabel = ({ of }: MetricInventory, selector: Selector | LogSelector, label: string): boolean => {
  if (selector.kind === 'logs') return true
  const series = of(selector.metric?.text ?? '')
  return series.length > 0 && series.every(({ labels }) => labels.has(label))
}
