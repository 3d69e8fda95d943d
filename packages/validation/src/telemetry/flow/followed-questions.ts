import type { Violation } from '../../values/violation.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { questionsIn } from '../questions/asked.ts'
import type { Question } from '../questions/question.ts'
import { recordedNumbers } from '../questions/recorded-numbers.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import { logsOf } from '../logs/log-streams.ts'
import { metricsOf } from '../series/metric-inventory.ts'
import { remembered } from '../../values/remembered.ts'
import { follower, type Followed } from './follow.ts'
import { knownSeries } from './known-series.ts'
import { recordedSeries } from './recorded-series.ts'
import type { FlowError, FlowRuleId } from './flow-error.ts'

/** A question that its store would answer, and what it gives in each cluster. */
export interface FollowedQuestion {
  readonly question: Question
  readonly followed: readonly Followed[]
}

/** Every query followed, each distinct one once. */
export const followedQuestions = remembered((fleet: FleetView): readonly FollowedQuestion[] => {
  const { questions, rules, read } = questionsIn(fleet)
  const known = knownSeries(metricsOf(fleet), fleet.clusters, {
    metrics: new Set(rules.flatMap(({ record }) => record ?? [])),
    series: recordedSeries(recordedNumbers(fleet)),
  })
  const follow = follower(
    known,
    logsOf(fleet),
    fleet.identical.map((clusters) => clusters.map(({ name }) => name)),
  )
  const distinct = new Map<string, readonly Followed[]>()
  return questions.flatMap((question) => {
    const found = read(question)
    if (!found.ok) return []
    const { language, text, purpose } = question
    const key = `${language} ${purpose.rateInterval} ${purpose.isOverTime} ${text}`
    const followed = distinct.get(key) ?? follow(found.expr, selectorsIn(found.expr), purpose)
    distinct.set(key, followed)
    return [{ question, followed }]
  })
})

interface RuleTexts {
  readonly impact: string
  readonly fix: string
}

/** The violations of one of the rules of flow. */
export const flowViolations =
  (rule: FlowRuleId, texts: RuleTexts) =>
  (fleet: FleetView): readonly Violation[] =>
    followedQuestions(fleet).flatMap(({ question, followed }) =>
      errorsOf(question, followed)
        .filter(({ error }) => error.rule === rule)
        .map(({ error, clusters }) => violationOf(question, error, clusters, texts)),
    )

interface ErrorInClusters {
  readonly error: FlowError
  readonly clusters: readonly string[]
}

/**
 * A panel shows every cluster, so its query must be right in each. A rule's expression is right if it gives something in
 * one cluster at least: an alert on what only the hub runs is right. An error of each cluster is one all the same.
 */
const errorsOf = ({ by }: Question, followed: readonly Followed[]): readonly ErrorInClusters[] => {
  if (followed.every(({ errors }) => errors.length === 0)) return []
  const isRight = by !== 'grafana' && followed.some(({ errors, vector }) => errors.length === 0 && vector)
  const found = new Map<string, { error: FlowError; clusters: string[] }>()
  for (const { errors, clusters } of followed)
    for (const error of errors) {
      if (isRight && clusters.length > 0 && !error.isOfEach) continue
      const key = `${error.rule} ${error.offset} ${error.message}`
      const before = found.get(key)
      if (before) before.clusters.push(...clusters)
      else found.set(key, { error, clusters: [...clusters] })
    }
  return [...found.values()]
}

const violationOf = (
  question: Question,
  { rule, offset, message, isOfClusters, isOfEach, fix, suggestion }: FlowError,
  clusters: readonly string[],
  texts: RuleTexts,
): Violation => ({
  location: { ...question.location, offset: (question.location.offset ?? 0) + offset },
  ...(rule.startsWith('no-missing-') && { cause: message }),
  message: `${question.where}: ${message}${isOfClusters ? ` in ${clusterNames([...new Set(clusters)])}` : ''}`,
  ...(isOfEach && { ownSeverity: 'error' }),
  impact: texts.impact,
  fix: suggestion ?? (fix ? `${texts.fix}: ${fix}` : texts.fix),
})

const MOST_NAMED = 3

const clusterNames = (clusters: readonly string[]): string => {
  const named = clusters.slice(0, MOST_NAMED).join(', ')
  return clusters.length > MOST_NAMED ? `${named} and ${clusters.length - MOST_NAMED} more` : named
}
