import { textAt } from '@fleet/validation'
import type { Finding, Fleet } from '@fleet/model'
import type { ClusterTree } from '../tree.ts'
import { leavesOf, pathsOf, type FieldPath, type Leaf } from './fields.ts'
import { isFoundIn, MOST_CHECKED } from './found-again.ts'
import { occursIn } from './occurs-in.ts'
import { objectIn, valueIn, type Place } from './place.ts'
import { recomposer, type Candidate } from './recomposer.ts'

/** Finds the fields of the inventory that are the origin of a finding at a place of a tree. */
export type Tracer = (place: Place, finding: Finding) => Promise<readonly FieldPath[]>

/** A place that more fields than this make has its origin elsewhere. */
const MOST_FIELDS = 3

/** Finds the fields that make the text, number or boolean at a place. Nothing is checked again for it. */
export const textTracer = (
  fleet: Fleet,
  trees: readonly ClusterTree[],
): ((place: Place) => readonly FieldPath[]) => {
  const { leaves, makersOf, ofText } = experiments(fleet, trees)
  /** A component may add to a value, as Prometheus’ unit `GiB` to Gi. */
  const startsOf = (text: string): readonly Leaf[] =>
    leaves.filter(({ value }) => typeof value === 'string' && value.length > 1 && text.startsWith(value))
  return (place) => {
    const text = textOf(valueIn(trees, place))
    if (text === undefined) return []
    const found = ofText(text, place, text)
    return (found.length > 0 ? found : makersOf(place, startsOf(text))).map(({ path }) => path)
  }
}

/** What of an inventory may make a place, and does. */
const experiments = (fleet: Fleet, trees: readonly ClusterTree[]) => {
  const { files: _, ...stated } = fleet
  const leaves = leavesOf(stated)
  const paths = pathsOf(stated)
  const recompose = recomposer(fleet, trees.length)
  const makersOf = (place: Place, candidates: readonly Candidate[]): readonly Candidate[] =>
    candidates.filter((candidate) => {
      const others = recompose(candidate)
      return others !== undefined && isMadeBy(candidate, place, trees, others)
    })
  const ofText = (text: string, place: Place, message: string): readonly Candidate[] =>
    firstFew(
      [
        () => leaves.filter(({ value }) => String(value) === text),
        () => entries(paths.filter((path) => path.at(-1) === text)),
        () => named(leaves, text).filter(({ value }) => occursIn(message, String(value))),
        () => named(leaves, text),
        () => named(leaves, message),
      ],
      (candidates) => makersOf(place, candidates),
    )
  return { leaves, paths, recompose, makersOf, ofText }
}

/**
 * Traces by experiment: a field makes a place if another value of the field changes what stands there. Nothing else has to
 * be known of the components. Only fields that the place or the message names are tried, the likeliest first.
 */
export const tracer = (fleet: Fleet, trees: readonly ClusterTree[]): Tracer => {
  const { leaves, paths, recompose, makersOf, ofText } = experiments(fleet, trees)
  let checks = MOST_CHECKED / trees.length
  /** Of an object, or a part of it: the entry that it is named after, or what of this entry the message names. */
  const ofObject = (place: Place, message: string): readonly Candidate[] => {
    const names = namesOf(trees, place)
    const [entry] = makersOf(place, entriesNamed(paths, names.name))
    if (!entry) return []
    const inside = named(leaves, message, Object.values(names)).filter(({ path }) =>
      isBelow(path, entry.path),
    )
    const makers = makersOf(place, inside)
    return isFew(makers) ? makers : [entry]
  }
  /** What the message names, and without which the finding is not there, wherever it has its effect. */
  const ofFinding = async (place: Place, finding: Finding): Promise<readonly Candidate[]> => {
    const candidates = named(leaves, finding.message, Object.values(namesOf(trees, place)))
    return firstNeeded(candidates.toSorted(byLength), finding)
  }
  const firstNeeded = async (
    [candidate, ...others]: readonly Candidate[],
    finding: Finding,
  ): Promise<readonly Candidate[]> => {
    if (!candidate) return []
    const changed = recompose(candidate)
    if (changed === undefined || isSame(trees, changed)) return firstNeeded(others, finding)
    if ((checks -= 1) < 0) return []
    return (await isFoundIn(changed, finding)) ? firstNeeded(others, finding) : [candidate]
  }
  return async (place, finding) => {
    const text = textOf(valueIn(trees, place))
    const found = text === undefined ? ofObject(place, finding.message) : ofText(text, place, finding.message)
    const origins = found.length > 0 ? found : await ofFinding(place, finding)
    return origins.map(({ path }) => path)
  }
}

/** A text, number or boolean as a text; nothing where a map or list is meant. */
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined

/** What the first tier gives that gives anything, and not too much. */
const firstFew = (
  tiers: readonly (() => readonly Candidate[])[],
  makers: (candidates: readonly Candidate[]) => readonly Candidate[],
): readonly Candidate[] => {
  for (const tier of tiers) {
    const found = makers(tier())
    if (isFew(found)) return found
  }
  return []
}

const isFew = (all: readonly unknown[]): boolean => all.length > 0 && all.length <= MOST_FIELDS

/** Another value leaves the object in its place. Another name of an entry may take it away. */
const isMadeBy = (
  { value }: Candidate,
  place: Place,
  before: readonly ClusterTree[],
  after: readonly ClusterTree[],
): boolean =>
  (value === undefined || objectIn(after, place) !== undefined) &&
  JSON.stringify(valueIn(before, place)) !== JSON.stringify(valueIn(after, place))

const isSame = (before: readonly ClusterTree[], after: readonly ClusterTree[]): boolean =>
  before.every(({ files }, index) => {
    const others = after[index]?.files ?? []
    return files.length === others.length && files.every(({ content }, at) => content === others[at]?.content)
  })

/** Fields that a text names. Yes and no are in too many. */
const named = (leaves: readonly Leaf[], text: string, except: readonly string[] = []): readonly Leaf[] =>
  leaves.filter(
    ({ value }) =>
      typeof value !== 'boolean' && !except.includes(String(value)) && occursIn(text, String(value)),
  )

const entries = (paths: readonly FieldPath[]): readonly Candidate[] => paths.map((path) => ({ path }))

/** Entries of the inventory that an object may be named after, the longest name first. */
const entriesNamed = (paths: readonly FieldPath[], name: string): readonly Candidate[] =>
  entries(paths)
    .filter(({ path: [...keys] }) => {
      const key = keys.at(-1) ?? ''
      return key !== '' && (name === key || name.startsWith(`${key}-`) || name.startsWith(`${key}.`))
    })
    .toSorted((one, other) => (other.path.at(-1)?.length ?? 0) - (one.path.at(-1)?.length ?? 0))

const isBelow = (path: FieldPath, above: FieldPath): boolean =>
  above.every((key, index) => path[index] === key)

const byLength = (one: Candidate, other: Candidate): number =>
  String(other.value).length - String(one.value).length

/** What every message about an object names. */
const namesOf = (trees: readonly ClusterTree[], place: Place) => ({
  cluster: place.cluster,
  name: textAt(objectIn(trees, place), 'metadata', 'name'),
  namespace: textAt(objectIn(trees, place), 'metadata', 'namespace'),
})
