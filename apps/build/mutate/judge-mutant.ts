import { validate, type RenderedTree } from '@fleet/validation'
import { reasonOf } from './harmless.ts'
import { mutatedTrees, type Mutant } from './mutant.ts'

/** What became of a mutant: which rules caught it, or why it is harmless; neither where it survived. */
export interface Verdict {
  readonly mutant: Mutant
  readonly caughtBy: readonly string[]
  /** Whether a build would have written it all the same: what caught it only warns. */
  readonly isWarnedOf: boolean
  readonly harmless?: string
}

export const judgeMutant = async (trees: readonly RenderedTree[], mutant: Mutant): Promise<Verdict> => {
  const findings = await validate(mutatedTrees(trees, mutant))
  const caughtBy = [...new Set(findings.map(({ rule }) => rule))]
  const harmless = caughtBy.length === 0 ? reasonOf(mutant) : undefined
  const isWarnedOf = caughtBy.length > 0 && findings.every(({ severity }) => severity === 'warning')
  return { mutant, caughtBy, isWarnedOf, ...(harmless !== undefined && { harmless }) }
}
