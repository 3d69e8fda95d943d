import { globMatcher } from '../../values/glob.ts'
import type { Location } from '../../values/location.ts'
import { objectName } from '../../values/object-name.ts'
import type { PathOf, Suppression, SuppressionError } from './suppression.ts'
import { noMissingSuppressionTarget } from './suppression-rules.ts'
import type { ReadSuppressions } from './read-entries.ts'

/** The suppressions of a run: which violations they silence, and what is wrong with them. */
export interface Suppressor {
  /** Whether a rule is switched off at a location. Remembers that it was asked for. */
  readonly suppresses: (rule: string, location: Location) => boolean
  /** Entries that cannot be read, and those that silenced nothing where their rule could have found something. */
  readonly errors: (unchecked: Unchecked) => readonly SuppressionError[]
}

/** What a run did not check. */
export interface Unchecked {
  readonly rules: ReadonlySet<string>
  /** Of documents that rules could not read. */
  readonly locations: readonly Location[]
  /** The names of the clusters that were checked. */
  readonly clusters: readonly string[]
  /** Whether the generator wrote a part of what was checked. */
  readonly hasGenerated: boolean
}

export const suppressorOf = (read: readonly ReadSuppressions[], pathOf: PathOf): Suppressor => {
  const entries = read
    .flatMap((one) => one.entries)
    .map((entry) => ({ entry, matches: matcherOf(entry, pathOf) }))
  const byRule = Map.groupBy(entries, ({ entry }) => entry.rule)
  const used = new Set<Suppression>()
  return {
    suppresses: (rule, location) => {
      const matching = (byRule.get(rule) ?? []).filter(({ matches }) => matches(location))
      for (const { entry } of matching) used.add(entry)
      return matching.length > 0
    },
    errors: ({ rules, locations, clusters, hasGenerated }) => [
      ...read.flatMap(({ errors }) => errors),
      ...entries
        .filter(
          ({ entry, matches }) =>
            !used.has(entry) &&
            !rules.has(entry.rule) &&
            !isForOthers(entry, clusters) &&
            !locations.some(matches),
        )
        .map(({ entry }) => withoutTarget(entry, hasGenerated)),
    ],
  }
}

const matcherOf = ({ object, path }: Suppression, pathOf: PathOf): ((location: Location) => boolean) => {
  const isInPath = path === undefined ? undefined : globMatcher(path)
  return (location) =>
    (object === undefined || object === objectName(location)) && (isInPath?.(pathOf(location)) ?? true)
}

/** The cluster's name comes first in the name of an object. */
const isForOthers = ({ file, object }: Suppression, clusters: readonly string[]): boolean =>
  file.isShared === true && (object === undefined || !clusters.includes(object.split(' ')[0] ?? ''))

/** In a person's tree what a rule finds changes with its version, and an entry that is left over harms little. */
const withoutTarget = (
  { rule, object, path, file, at }: Suppression,
  hasGenerated: boolean,
): SuppressionError => {
  const key = object === undefined ? 'path' : 'object'
  return {
    rule: noMissingSuppressionTarget.id,
    severity: hasGenerated ? 'error' : 'warning',
    file,
    path: [...at, key],
    message: `${rule} finds nothing wrong with ${object ?? path}`,
    impact: 'the suppression would hide the next violation of its kind',
    fix: `delete the entry, or correct its ${key}`,
  }
}
