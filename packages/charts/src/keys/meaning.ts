import type { Key, Use } from './key.ts'

/** Whether a value is set, where the templates alone decide that. */
export type IsSet = 'yes' | 'no' | 'perhaps'

/**
 * What an expression of a template stands for, as far as values are concerned. It may be one of several: a template chooses
 * between them, or lays one over the other.
 */
export interface Meaning {
  /** The whole context of a chart's templates. */
  readonly isRoot?: boolean
  /** Keys of the values. */
  readonly keys?: readonly Key[]
  /** Of a map that a template makes, by name. */
  readonly map?: ReadonlyMap<string, Meaning>
  /** Of a list that a template makes. */
  readonly items?: readonly Meaning[]
  /** The keys of whose kind it is the name. */
  readonly kindOf?: readonly Key[]
  /** Names that were taken out of it. */
  readonly taken?: ReadonlySet<string>
  /** A text that the template itself writes. */
  readonly text?: string | undefined
  /** By default `perhaps`. */
  readonly isSet?: IsSet
  /** Made of several maps: a name that none of them has may still be there. */
  readonly isMixed?: boolean
}

export const NOTHING: Meaning = {}

export const setOf = ({ isSet = 'perhaps' }: Meaning): IsSet => isSet

export const truth = (isTrue: boolean): Meaning => ({ isSet: isTrue ? 'yes' : 'no' })

export const constant = (text: string): Meaning => ({ ...truth(text !== ''), text })

const ofKey = (key: Key): Meaning => ({ keys: [key] })

export const anyOf = (...all: readonly Meaning[]): Meaning => {
  const [first = NOTHING] = all
  if (all.length === 1) return first
  const map = mergedMaps(all)
  const taken = all.findLast((one) => (one.taken?.size ?? 0) > 0)?.taken
  return {
    isMixed: true,
    isRoot: all.some((one) => one.isRoot),
    keys: [...new Set(all.flatMap((one) => one.keys ?? []))],
    ...(map && { map }),
    items: distinct(all.flatMap((one) => one.items ?? [])),
    ...(taken && { taken }),
    text: all.every((one) => one.text === first.text) ? first.text : undefined,
    isSet: all.every((one) => setOf(one) === setOf(first)) ? setOf(first) : 'perhaps',
  }
}

const mergedMaps = (all: readonly Meaning[]): ReadonlyMap<string, Meaning> | undefined => {
  const maps = all.flatMap((one) => one.map ?? [])
  if (maps.length === 0) return undefined
  const merged = new Map<string, Meaning>()
  for (const [name, inner] of maps.flatMap((map) => [...map])) {
    const old = merged.get(name)
    merged.set(name, old ? anyOf(old, inner) : inner)
  }
  return merged
}

/** Of items that are the same the first. */
const distinct = (items: readonly Meaning[]): readonly Meaning[] =>
  [...Map.groupBy(items, signatureOf).values()].map(([first = NOTHING]) => first)

/** Marks what is given to another program with everything inside. */
export const handOn = ({ keys = [], map, items = [], taken = new Set() }: Meaning): void => {
  for (const key of keys) {
    key.isWhole = true
    for (const name of taken) key.taken.add(name)
  }
  for (const inner of [...(map?.values() ?? []), ...items]) handOn(inner)
}

/** The deepest map of a template's own making that is followed: a template that calls itself would nest them without end. */
const DEEPEST = 4

/** What is not nested too deeply. The rest counts as handed on. */
export const capped = (meaning: Meaning, depth = DEEPEST): Meaning => {
  const { map, items = [], isRoot = false, keys = [] } = meaning
  if ((map?.size ?? 0) === 0 && items.length === 0) return meaning
  if (depth === 0) {
    handOn(meaning)
    return { isRoot, keys }
  }
  return {
    ...meaning,
    items: items.map((inner) => capped(inner, depth - 1)),
    ...(map && { map: new Map([...map].map(([name, inner]) => [name, capped(inner, depth - 1)])) }),
  }
}

export const use = ({ keys = [] }: Meaning, how: Use): void => {
  for (const key of keys) key.uses.add(how)
}

/** @param root the chart's values */
export const fieldOf = (meaning: Meaning, root: Key, name: string): Meaning => {
  const found: Meaning[] = []
  if (meaning.isRoot && name === 'Values') found.push(ofKey(root))
  if (meaning.isRoot && name === 'Subcharts') found.push({ isRoot: true })
  if (meaning.map) found.push(meaning.map.get(name) ?? (isOwn(meaning) ? { isSet: 'no' } : NOTHING))
  for (const key of meaning.keys ?? []) found.push(ofKey(key.at(name)))
  return anyOf(...found)
}

/** Whether a template made the map, with these names and no others. */
export const isOwn = ({ map, keys = [], isRoot, isMixed }: Meaning): boolean =>
  map !== undefined && keys.length === 0 && !isRoot && !isMixed

/** An entry of a map or a list, whichever it is. */
export const entryOf = ({ items = [], map, keys = [] }: Meaning): Meaning =>
  anyOf(
    ...items,
    ...(map?.values() ?? []),
    ...keys.flatMap((key) => [key.entry(), ...key.inner.values()].map(ofKey)),
  )

const NO_ENTRIES: ReadonlyMap<string, Meaning> = new Map()

/** Tells whether two meanings are the same. */
export const signatureOf = (meaning: Meaning): string => {
  const {
    isRoot = false,
    isMixed = false,
    keys = [],
    map = NO_ENTRIES,
    items = [],
    taken = [],
    text,
  } = meaning
  const parts = [
    ...keys.map(idOf),
    ...[...map].map(([name, inner]) => `${name}=${signatureOf(inner)}`),
    ...items.map((inner) => `-${signatureOf(inner)}`),
    ...(text === undefined ? [] : [JSON.stringify(text)]),
  ].toSorted()
  const flags = [isRoot, isMixed, setOf(meaning)].join(' ')
  return `(${flags} ${parts.join(' ')} without ${[...taken].toSorted().join(' ')})`
}

const ids = new WeakMap<Key, number>()
let count = 0

const idOf = (key: Key): string => {
  const id = ids.get(key) ?? (count += 1)
  ids.set(key, id)
  return `#${id}`
}
