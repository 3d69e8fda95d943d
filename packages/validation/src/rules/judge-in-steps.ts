import type { Finding, Place } from '@fleet/model'
import type { ExceptionMistake, ExceptionsFile } from './exceptions/exception.ts'
import { objectName } from '../values/object-name.ts'
import type { RulePage } from './rule.ts'
import type { Breach } from '../values/breach.ts'
import type { Spot } from '../values/spot.ts'

export interface Judged {
  readonly rule: Pick<RulePage, 'id' | 'severity'>
  readonly breach: Breach
}

/** Rules that speak together; those of the next step only if nothing is left of what they said. */
export interface Step {
  readonly rules: readonly Pick<RulePage, 'id'>[]
  readonly judge: () => Promise<readonly Judged[]>
}

/** What is found by the first step that finds anything for which there is no exception, and what is wrong with those. */
export const judgeInSteps = async (
  steps: readonly Step[],
  exceptions: readonly ExceptionsFile[],
): Promise<readonly Finding[]> => {
  const excuses = await excusesIn(exceptions)
  const judged = new Set<string>()
  const judgeFrom = async ([step, ...later]: readonly Step[]): Promise<readonly Judged[]> => {
    if (!step) return []
    const left = (await step.judge()).filter(
      ({ rule, breach }) => !excuses?.excuse(rule.id, objectName(breach.at)),
    )
    for (const { id } of step.rules) judged.add(id)
    return left.length > 0 ? left : judgeFrom(later)
  }
  try {
    const left = await judgeFrom(steps)
    return await findingsOf(left, excuses?.mistakes(judged) ?? [])
  } catch (error) {
    // A rule of sense reads whatever shape an exception has let through.
    const blamed = excuses?.blame(error) ?? []
    if (blamed.length === 0) throw error
    return findingsOf([], blamed)
  }
}

/** Loaded only where somebody has made exceptions. */
const excusesIn = async (files: readonly ExceptionsFile[]) => {
  if (files.length === 0) return undefined
  const { excusesOf } = await import('./exceptions/excuses.ts')
  const { RULE_PAGES } = await import('./rule-pages.ts')
  return excusesOf(files, RULE_PAGES)
}

/** What reads places is loaded only where there is one to read. */
const findingsOf = async (
  all: readonly Judged[],
  mistakes: readonly ExceptionMistake[],
): Promise<readonly Finding[]> => {
  if (all.length + mistakes.length === 0) return []
  const { placer } = await import('../tree/position/place-of.ts')
  const place = placer()
  const findings = all.map(({ rule: { id, severity = 'error' }, breach }) => ({
    rule: id,
    severity,
    place: place(breach.at),
    object: objectName(breach.at),
    ...(breach.also && { also: breach.also.map(place) }),
    what: breach.what,
    consequence: breach.consequence,
    mend: breach.mend,
  }))
  return [...findings, ...mistakes.map((mistake) => findingOf(mistake, place))].toSorted(byPlace)
}

const findingOf = (
  { rule, file, path, what, consequence, mend }: ExceptionMistake,
  place: (spot: Spot) => Place,
): Finding => ({
  rule,
  severity: 'error',
  place: {
    ...place({ cluster: '', file: { ...file, objects: [] }, document: 0, path }),
    kind: 'file',
    file: file.path,
  },
  what,
  consequence,
  mend,
})

/** By file, line, column and rule: those of one file stand together, in the order in which it is read. */
const byPlace = (one: Finding, other: Finding): number =>
  compare(fileOf(one), fileOf(other)) ||
  compare(lineOf(one), lineOf(other)) ||
  compare(columnOf(one), columnOf(other)) ||
  compare(one.rule, other.rule)

const fileOf = ({ place }: Finding): string => (place.kind === 'file' ? place.file : place.path)
const lineOf = ({ place }: Finding): number => (place.kind === 'file' ? (place.line ?? 0) : 0)
const columnOf = ({ place }: Finding): number => (place.kind === 'file' ? (place.column ?? 0) : 0)

const compare = (one: string | number, other: string | number): number =>
  one < other ? -1 : Number(one > other)
