import type { Finding, SourceLocation } from '@fleet/model'
import { documentKey } from '../values/location.ts'
import { isGenerated } from '../values/rendered-tree.ts'
import type { Reported } from './run-rules.ts'

/** A finding, and what it has in common with others. */
interface Keyed {
  /** Absent where it stays alone. */
  readonly key: string | undefined
  readonly finding: Finding
}

/**
 * What violations of one cause have in common: the rule and the missing thing, or else the message and the document. In a
 * generated file each stays alone, as a build reports it.
 */
export const causeKey = ({ rule, violation }: Reported): string | undefined => {
  const { location, cause, message } = violation
  if (isGenerated(location.file)) return undefined
  return JSON.stringify([
    rule.id,
    ...(cause === undefined ? [documentKey(location), message] : [location.cluster, cause]),
  ])
}

/** The first finding of each cause, with the places of the others. */
export const oneOfEachCause = (all: readonly Keyed[]): readonly Finding[] => [
  ...all.filter(({ key }) => key === undefined).map(({ finding }) => finding),
  ...[
    ...Map.groupBy(
      all.filter(({ key }) => key !== undefined),
      ({ key }) => key,
    ).values(),
  ].map((group) => merged(group.map(({ finding }) => finding))),
]

const merged = (findings: readonly Finding[]): Finding => {
  const [first, ...others] = findings as readonly [Finding, ...Finding[]]
  if (others.length === 0) return first
  const places = findings.flatMap(({ location, related = [] }) => [location, ...related])
  const related = [...new Map(places.map((place) => [JSON.stringify(place), place])).values()].filter(
    (place) => !isSame(place, first.location),
  )
  return { ...first, ...(related.length > 0 && { related }), count: findings.length }
}

const isSame = (one: SourceLocation, other: SourceLocation): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
