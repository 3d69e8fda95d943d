import { HARMLESS_IN_DASHBOARDS } from './harmless-in-dashboards.ts'
import type { Mutant } from './mutant.ts'

/** Mutants that change nothing in a cluster, or nothing that anybody could be hurt by, and why. */
export interface Harmless {
  readonly operators: RegExp
  /** What of `<cluster>/<file> <object> <keys>: <what>` shows it. */
  readonly where: RegExp
  readonly reason: string
}

/** The written list. An entry that no mutant needs is a defect of the list. */
const HARMLESS: readonly Harmless[] = [...HARMLESS_IN_DASHBOARDS]

export const describe = ({ cluster, path, where, what }: Mutant): string =>
  `${cluster}/${path} ${where}: ${what}`

export const reasonOf = (mutant: Mutant): string | undefined =>
  HARMLESS.find(({ operators, where }) => operators.test(mutant.operator) && where.test(describe(mutant)))
    ?.reason
