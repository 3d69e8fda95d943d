import type { Check } from '../check.ts'
import type { Diagnosis, Found, Headline } from '../diagnosis.ts'
import type { LiveCluster } from '../live/live-cluster.ts'
import type { LiveFleet } from '../live/live-fleet.ts'
import { NotAsked, type Obstacle } from '../not-asked.ts'
import { headlinesOf } from './headlines.ts'

/** A check that could not be asked, in one cluster or at all. */
export interface Unasked {
  readonly check: string
  readonly cluster?: string
  readonly obstacle: Obstacle
  /** Which permission, address or context is missing. */
  readonly message: string
  readonly fix: string
}

/** What a run found. */
export interface Examination {
  readonly headlines: readonly Headline[]
  readonly unasked: readonly Unasked[]
  /** How many checks were asked, one for each cluster that it concerns. */
  readonly asked: number
}

export interface RunOptions {
  /** Gives up on a question after the time limit. @throws NotAsked */
  readonly limited: <Result>(work: Promise<Result>) => Promise<Result>
  /** Called after each check. */
  readonly onDone: (done: number, of: number) => void
}

/** Asks all checks, side by side. */
export const runChecks = async (
  checks: readonly Check[],
  fleet: LiveFleet,
  { limited, onDone }: RunOptions,
): Promise<Examination> => {
  const questions = checks.flatMap((check) => questionsOf(check, fleet))
  let done = 0
  const answers = await Promise.all(
    questions.map(async (question) => {
      const answer = await answerOf(question, limited)
      done += 1
      onDone(done, questions.length)
      return answer
    }),
  )
  const unasked = answers.flatMap((answer) => ('unasked' in answer ? [answer.unasked] : []))
  return {
    headlines: headlinesOf(answers.flatMap((answer) => ('found' in answer ? answer.found : []))),
    unasked,
    asked: answers.length - unasked.length,
  }
}

/** A check, of one cluster or of the fleet. */
interface Question {
  readonly check: string
  readonly cluster?: string
  readonly ask: () => Promise<readonly Found[]>
}

const questionsOf = (check: Check, fleet: LiveFleet): readonly Question[] =>
  check.of === 'fleet'
    ? [{ check: check.id, ask: () => check.check(fleet) }]
    : fleet.clusters.map((cluster: LiveCluster) => ({
        check: check.id,
        cluster: cluster.name,
        ask: () => check.check(cluster, fleet),
      }))

type Answer = { readonly found: readonly Diagnosis[] } | { readonly unasked: Unasked }

const answerOf = async (
  { check, cluster, ask }: Question,
  limited: RunOptions['limited'],
): Promise<Answer> => {
  try {
    const found = await limited(ask())
    return { found: found.map((one) => ({ check, ...one })) }
  } catch (error) {
    const { obstacle, message, fix } = asNotAsked(error)
    return { unasked: { check, ...(cluster !== undefined && { cluster }), obstacle, message, fix } }
  }
}

/** Any other error is one of a store or of the check itself: that check says nothing, and the others go on. */
const asNotAsked = (error: unknown): NotAsked =>
  error instanceof NotAsked
    ? error
    : new NotAsked(
        'failed',
        error instanceof Error ? error.message : String(error),
        'run it again; if it fails again, it is a bug of the check',
      )
