import type { Finding } from '@fleet/model'
import { validate, type RenderedTree } from '@fleet/validation'
import { reasonOf } from './equivalent.ts'
import { mutatedTrees, type Mutant } from './mutant.ts'

/** The result of a mutant: the rules that killed it, or why it is equivalent; neither where it survived. */
export interface Verdict {
  readonly mutant: Mutant
  readonly killedBy: readonly string[]
  /** Whether only warnings report it, so that a build writes it. */
  readonly isOnlyWarned: boolean
  readonly equivalent?: string
  /** The exception of a rule: a defect of the rule, for any mutant. */
  readonly failure?: Error
}

export const checkMutant = async (trees: readonly RenderedTree[], mutant: Mutant): Promise<Verdict> => {
  const findings = await findingsOf(trees, mutant)
  if (findings instanceof Error) return { mutant, killedBy: [], isOnlyWarned: false, failure: findings }
  const killedBy = [...new Set(findings.map(({ rule }) => rule))]
  const equivalent = killedBy.length === 0 ? reasonOf(mutant) : undefined
  const isOnlyWarned = killedBy.length > 0 && findings.every(({ severity }) => severity !== 'error')
  return { mutant, killedBy, isOnlyWarned, ...(equivalent !== undefined && { equivalent }) }
}

const findingsOf = async (
  trees: readonly RenderedTree[],
  mutant: Mutant,
): Promise<readonly Finding[] | Error> => {
  try {
    const suppressions = mutant.suppressions ? [mutant.suppressions] : []
    const { findings, notChecked } = await validate(mutatedTrees(trees, mutant), { suppressions })
    const failed = notChecked.find(({ kind }) => kind === 'failed')
    return failed ? new Error(`${failed.rules.join(', ')}: ${failed.reason}`) : findings
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
