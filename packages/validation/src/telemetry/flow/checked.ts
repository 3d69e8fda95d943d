import type { Violation } from '../../values/violation.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { askedIn } from '../questions/asked.ts'
import type { Question } from '../questions/question.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import { logsOf } from '../logs/log-streams.ts'
import { metricsOf } from '../series/metric-inventory.ts'
import { remembered } from '../../values/remembered.ts'
import { follower, type Followed } from './follow.ts'
import { knownSeries } from './known-series.ts'
import type { FlowViolation, FlowRuleId } from './report.ts'

/** A question that its store would answer, and what it gives in each cluster. */
export interface Answered {
  readonly question: Question
  readonly followed: readonly Followed[]
}

/** Every query followed, each distinct one once. */
export const answeredIn = remembered((fleet: FleetView): readonly Answered[] => {
  const { questions, rules, read } = askedIn(fleet)
  const recorded = new Set(rules.flatMap(({ record }) => record ?? []))
  const known = knownSeries(metricsOf(fleet), fleet.clusters, recorded)
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

interface Words {
  readonly impact: string
  readonly fix: string
}

/** The violations of one of the rules of flow. */
export const flowViolations =
  (rule: FlowRuleId, words: Words) =>
  (fleet: FleetView): readonly Violation[] =>
    answeredIn(fleet).flatMap(({ question, followed }) =>
      errorsOf(question, followed)
        .filter(({ error }) => error.rule === rule)
        .map(({ error, clusters }) => violationOf(question, error, clusters, words)),
    )

interface Found {
  readonly error: FlowViolation
  readonly clusters: readonly string[]
}

/**
 * A panel shows every cluster, so it must be right in each. A rule is right that says something of one cluster at
 * least: what only the hub has is alerted on there.
 */
const errorsOf = ({ by }: Question, followed: readonly Followed[]): readonly Found[] => {
  if (followed.every(({ errors }) => errors.length === 0)) return []
  const isRight = by !== 'grafana' && followed.some(({ errors, vector }) => errors.length === 0 && vector)
  const found = new Map<string, { error: FlowViolation; clusters: string[] }>()
  for (const { errors, clusters } of followed.filter((each) => !isRight || each.clusters.length === 0))
    for (const error of errors) {
      const key = `${error.rule} ${error.offset} ${error.message}`
      const before = found.get(key)
      if (before) before.clusters.push(...clusters)
      else found.set(key, { error, clusters: [...clusters] })
    }
  return [...found.values()]
}

const violationOf = (
  question: Question,
  { offset, message, isOfClusters, fix, suggestion }: FlowViolation,
  clusters: readonly string[],
  words: Words,
): Violation => ({
  location: { ...question.location, offset: (question.location.offset ?? 0) + offset },
  message: `${question.where}: ${message}${isOfClusters ? ` in ${listed([...new Set(clusters)])}` : ''}`,
  impact: words.impact,
  fix: suggestion ?? (fix ? `${words.fix}: ${fix}` : words.fix),
})

const MOST_NAMED = 3

const listed = (clusters: readonly string[]): string => {
  const named = clusters.slice(0, MOST_NAMED).join(', ')
  return clusters.length > MOST_NAMED ? `${named} and ${clusters.length - MOST_NAMED} more` : named
}
