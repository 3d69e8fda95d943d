import type { RenderedFile, RenderedTree } from '../values/rendered-tree.ts'

/** Groups of places in a list of trees. */
export type IdenticalTrees = readonly (readonly number[])[]

/**
 * Trees that differ in nothing but the cluster's name, addresses and what is hashed from them, each group by its places in
 * the list. What a rule of one cluster finds in the first of them it finds in all: the spokes of a large fleet are checked
 * once.
 */
export const identicalTrees = (trees: readonly RenderedTree[]): IdenticalTrees => {
  const places = trees.map((_, place) => place)
  if (trees.length < 3) return places.map((place) => [place])
  return [...Map.groupBy(places, (place) => normalised(trees[place])).values()]
}

/** Addresses, and the part of a name that is made from a content. */
const OWN = /\b\d{1,3}(?:\.\d{1,3}){3}\b|-[0-9a-f]{10}\b/g

/** A tree's text with words in place of what is its own, the same word for the same thing. */
const normalised = (tree: RenderedTree | undefined): string => {
  if (!tree) return ''
  const words = new Map<string, string>()
  const wordFor = (own: string): string => {
    const known = words.get(own)
    if (known !== undefined) return known
    // The first number of an address is the kind of network that it is of.
    const word = `#${own.includes('.') ? own.slice(0, own.indexOf('.')) : ''}/${words.size}`
    words.set(own, word)
    return word
  }
  return [
    tree.distribution,
    ...tree.files.map(
      (file) => `${file.path}\n${textOf(file).replaceAll(tree.cluster, '#').replace(OWN, wordFor)}`,
    ),
  ].join('\n')
}

/** Where kustomize changed objects, what they are now counts too. */
const textOf = ({ content, objects, documents }: RenderedFile): string =>
  documents ? `${content}${JSON.stringify(objects)}` : content

/** What stands at the places of each group. */
export const identicalIn = <One>(
  all: readonly One[],
  identical: IdenticalTrees,
): readonly (readonly One[])[] => identical.map((places) => places.flatMap((place) => all[place] ?? []))

/** Checks the first of each group, and the others of it only if something is found there. */
export const checkIdentical = <Checked, Result>(
  groups: readonly (readonly Checked[])[],
  check: (one: Checked) => readonly Result[],
): readonly Result[] =>
  groups.flatMap(([first, ...others]) => {
    const found = first === undefined ? [] : check(first)
    return found.length === 0 ? [] : [...found, ...others.flatMap(check)]
  })
