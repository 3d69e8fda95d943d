import type { Consequence, Finding } from '@fleet/model'
import { bySeverity } from '../report/severities.ts'

/** The first and most severe finding of each field that is the origin of several, with the others. */
export const oneOfEachField = (findings: readonly Finding[]): readonly Finding[] => {
  const groups = Map.groupBy(findings, fieldOf)
  return [...groups].flatMap(([field, group]) => (field === undefined ? group : merged(group)))
}

/** One line of a module may be a field of several clusters. */
const fieldOf = ({ origin: [first] = [] }: Finding): string | undefined => {
  if (first?.kind !== 'inventory') return undefined
  const { path, file, line, column } = first
  return file === undefined ? path : `${file}:${line}:${column}`
}

const merged = (findings: readonly Finding[]): readonly Finding[] => {
  const [first, ...others] = findings.toSorted(bySeverity)
  if (!first) return []
  return others.length === 0 ? [first] : [{ ...first, also: others.map(asConsequence) }]
}

const asConsequence = ({ rule, severity, location, object, message }: Finding): Consequence => ({
  rule,
  severity,
  location,
  ...(object !== undefined && { object }),
  message,
})
