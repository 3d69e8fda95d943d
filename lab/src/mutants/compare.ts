import { describe, checkMutant, type Mutant, type Verdict } from '@fleet/mutate'
import type { Refusal } from '../checks/refusal.ts'
import type { EngineChecker } from './engine-checker.ts'

type Trees = Parameters<typeof checkMutant>[0]

/** A mutant, checked by the validator and by the real programs. */
export interface Comparison {
  readonly mutant: string
  readonly operator: string
  readonly rules: readonly string[]
  readonly refusals: readonly Refusal[]
  /** Whether the build would write it: no rule reports an error. */
  readonly isWritten: boolean
}

/** A program of the cluster refuses what the build would write. */
export const isHole = ({ refusals, isWritten }: Comparison): boolean => isWritten && refusals.length > 0

const byEngines = async (checker: EngineChecker, { changed }: Mutant): Promise<readonly Refusal[]> => {
  const refusals: Refusal[] = []
  for (const [cluster, files] of Object.entries(changed))
    refusals.push(...(await checker.check(cluster, files)))
  return refusals
}

const comparisonOf = (verdict: Verdict, refusals: readonly Refusal[]): Comparison => ({
  mutant: describe(verdict.mutant),
  operator: verdict.mutant.operator,
  rules: verdict.killedBy,
  refusals,
  isWritten: verdict.killedBy.length === 0 || verdict.isOnlyWarned,
})

/** Checks mutants by both, grouped by cluster, for the API holds one cluster at a time. */
export const compare = async (
  checker: EngineChecker,
  trees: Trees,
  mutants: readonly Mutant[],
): Promise<readonly Comparison[]> => {
  const comparisons: Comparison[] = []
  for (const mutant of mutants.toSorted((one, other) => (one.cluster < other.cluster ? -1 : 1))) {
    const [refusals, verdict] = await Promise.all([byEngines(checker, mutant), checkMutant(trees, mutant)])
    if (verdict.failure) throw verdict.failure
    comparisons.push(comparisonOf(verdict, refusals))
  }
  return comparisons
}

/** The figures of a sample, for the results. */
export const figuresOf = (comparisons: readonly Comparison[]): Readonly<Record<string, string>> => {
  const count = (isCounted: (one: Comparison) => boolean): string =>
    String(comparisons.filter(isCounted).length)
  return {
    mutants: String(comparisons.length),
    'refused by an engine': count(({ refusals }) => refusals.length > 0),
    'by the validator': count(({ isWritten }) => !isWritten),
    'by both': count(({ refusals, isWritten }) => refusals.length > 0 && !isWritten),
    holes: count(isHole),
  }
}

/** A gap as text: the change, and each program's refusal. */
export const holeText = ({ mutant, refusals }: Comparison): string =>
  `${mutant}\n${refusals.map(({ program, what, says }) => `  ${program}, ${what}: ${says.slice(-600)}`).join('\n')}`
