import { describe } from './equivalent.ts'
import type { Verdict } from './check-mutant.ts'

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`

const countBy = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [string, number])[] =>
  [...Map.groupBy(items, keyOf)]
    .map(([key, group]) => [key, group.length] as const)
    .toSorted(([, a], [, b]) => b - a)

const rows = (counts: readonly (readonly [string, number])[]): string =>
  counts.map(([name, count]) => `  ${String(count).padStart(5)}  ${name}\n`).join('')

const isKilled = ({ killedBy }: Verdict): boolean => killedBy.length > 0

/** Mutants that no rule kills and the list does not name. */
const survivorsOf = (verdicts: readonly Verdict[]): readonly Verdict[] =>
  verdicts.filter((verdict) => !isKilled(verdict) && verdict.equivalent === undefined)

/** Rules that killed no mutant. */
export const idleRules = (verdicts: readonly Verdict[], rules: readonly string[]): readonly string[] => {
  const killing = new Set(verdicts.flatMap(({ killedBy }) => killedBy))
  return rules.filter((rule) => !killing.has(rule))
}

/** After a run of a few mutants most rules are idle, and their names mean nothing. */
const idleText = (idle: readonly string[], rules: number): string => {
  if (idle.length === 0) return ''
  const names = idle.length <= rules / 2 ? `: ${idle.join(', ')}` : ''
  return `${idle.length} of ${rules} rules killed no mutant${names}\n`
}

/** The score, the kills by rule, and every survivor. */
export const reportText = (verdicts: readonly Verdict[], rules: readonly string[], seed: number): string => {
  const killed = verdicts.filter(isKilled)
  const equivalent = verdicts.filter((verdict) => verdict.equivalent !== undefined)
  const survivors = survivorsOf(verdicts)
  const warned = killed.filter(({ isOnlyWarned }) => isOnlyWarned)
  const nonEquivalent = verdicts.length - equivalent.length
  const idle = idleRules(verdicts, rules)
  return [
    `killed by rule (several may kill a mutant):\n${rows(
      countBy(
        killed.flatMap(({ killedBy }) => killedBy),
        (rule) => rule,
      ),
    )}`,
    `survivors by operator:\n${rows(countBy(survivors, ({ mutant }) => mutant.operator))}`,
    equivalent.length === 0
      ? ''
      : `equivalent, by reason:\n${rows(countBy(equivalent, (verdict) => verdict.equivalent ?? ''))}`,
    idleText(idle, rules.length),
    ...verdicts.flatMap(({ mutant, failure }) =>
      failure ? [`a rule failed: ${mutant.operator}: ${describe(mutant)}\n${failure.stack ?? ''}\n`] : [],
    ),
    survivors.length === 0
      ? ''
      : `survivors:\n${survivors.map(({ mutant }) => `  ${mutant.operator}: ${describe(mutant)}\n`).join('')}`,
    `seed ${seed}: ${verdicts.length} mutants, ${equivalent.length} equivalent, ${killed.length} of ${nonEquivalent} others killed (${share(killed.length, nonEquivalent)}; ${warned.length} by a warning alone), ${survivors.length} survived\n`,
  ].join('\n')
}

/** The report as JSON. */
export const reportJson = (verdicts: readonly Verdict[], seed: number): string =>
  `${JSON.stringify(
    {
      seed,
      mutants: verdicts.map(
        ({ mutant: { operator, cluster, path, where, message }, killedBy, equivalent, failure }) => ({
          operator,
          file: `${cluster}/${path}`,
          where,
          message,
          killedBy,
          ...(failure && { failure: failure.stack }),
          ...(equivalent !== undefined && { equivalent }),
        }),
      ),
    },
    undefined,
    2,
  )}\n`
