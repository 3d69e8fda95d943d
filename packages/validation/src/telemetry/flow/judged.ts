import type { Breach } from '../../values/breach.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { askedIn } from '../questions/asked.ts'
import type { Question } from '../questions/question.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import { logsOf } from '../log-streams.ts'
import { metricsOf } from '../metric-inventory.ts'
import { remembered } from '../../values/remembered.ts'
import { follower, type Followed } from './follow.ts'
import { knownSeries } from './known-series.ts'
import type { FlowMistake, FlowRuleId } from './report.ts'

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
    fleet.clusters.map(({ name }) => name),
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
  readonly consequence: string
  readonly mend: string
}

/** The breaches of one of the rules of flow. */
export const flowBreaches =
  (rule: FlowRuleId, words: Words) =>
  (fleet: FleetView): readonly Breach[] =>
    answeredIn(fleet).flatMap(({ question, followed }) =>
      mistakesOf(question, followed)
        .filter(({ mistake }) => mistake.rule === rule)
        .map(({ mistake, clusters }) => breachOf(question, mistake, clusters, words)),
    )

interface Found {
  readonly mistake: FlowMistake
  readonly clusters: readonly string[]
}

/**
 * A panel shows every cluster, so it must be right in each. A rule is right that says something of one cluster at
 * least: what only the hub has is alerted on there.
 */
const mistakesOf = ({ by }: Question, followed: readonly Followed[]): readonly Found[] => {
  if (followed.every(({ mistakes }) => mistakes.length === 0)) return []
  const isRight = by === 'rule' && followed.some(({ mistakes, vector }) => mistakes.length === 0 && vector)
  const found = new Map<string, { mistake: FlowMistake; clusters: string[] }>()
  for (const { mistakes, clusters } of followed.filter((each) => !isRight || each.clusters.length === 0))
    for (const mistake of mistakes) {
      const key = `${mistake.rule} ${mistake.offset} ${mistake.what}`
      const before = found.get(key)
      if (before) before.clusters.push(...clusters)
      else found.set(key, { mistake, clusters: [...clusters] })
    }
  return [...found.values()]
}

const breachOf = (
  question: Question,
  { offset, what, mend }: FlowMistake,
  clusters: readonly string[],
  words: Words,
): Breach => ({
  at: { ...question.spot, offset: (question.spot.offset ?? 0) + offset },
  what: `${question.where}: ${what.replace('{clusters}', listed([...new Set(clusters)]))}`,
  consequence: words.consequence,
  mend: mend ? (mend.startsWith('did') ? mend : `${words.mend}: ${mend}`) : words.mend,
})

const MOST_NAMED = 3

const listed = (clusters: readonly string[]): string => {
  const named = clusters.slice(0, MOST_NAMED).join(', ')
  return clusters.length > MOST_NAMED ? `${named} and ${clusters.length - MOST_NAMED} more` : named
}
