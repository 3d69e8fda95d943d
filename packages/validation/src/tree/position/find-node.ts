import { isAlias, isMap, isNode, isScalar, isSeq, type Document, type Node, type YAMLMap } from 'yaml'
import type { Path } from '../../values/location.ts'

/** What a path leads to in a document. */
export interface FoundNode {
  /** The last key on the path that exists, or an item of a list; the document where there is none. */
  readonly at: Node
  /** The value at the end of the path; nothing where the path leads nowhere. */
  readonly value?: Node
  /** How many keys of the path exist. */
  readonly depth: number
}

export const findNode = (document: Document, path: Path): FoundNode | undefined => {
  let value: Node | undefined = document.contents ?? undefined
  if (!value) return undefined
  let at = value
  for (const [depth, key] of path.entries()) {
    const next = entryOf(document, value && resolved(document, value), key)
    if (!next) return { at, depth }
    ;[at, value] = next
  }
  return { at, depth: path.length, ...(value && { value: resolved(document, value) }) }
}

type Entry = [Node, Node | undefined]

/** An entry of a map or list, as what to point to and its value. */
const entryOf = (document: Document, parent: Node | undefined, key: string | number): Entry | undefined => {
  if (isMap(parent)) return entryOfMap(document, parent, key)
  const item = isSeq(parent) ? parent.items[Number(key)] : undefined
  return isNode(item) ? [item, item] : undefined
}

/** What a map does not state may come from those that it merges. */
const entryOfMap = (document: Document, map: YAMLMap, key: string | number): Entry | undefined => {
  const pair = pairOf(map, key)
  if (pair) return [pair.key as Node, isNode(pair.value) ? pair.value : undefined]
  const merge = pairOf(map, MERGE)?.value
  if (!isNode(merge)) return undefined
  const maps = isSeq(merge) ? merge.items.filter(isNode) : [merge]
  return maps.map((one) => entryOf(document, resolved(document, one), key)).find((one) => one !== undefined)
}

const MERGE = '<<'

const pairOf = ({ items }: YAMLMap, key: string | number) =>
  items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))

const resolved = (document: Document, node: Node): Node =>
  isAlias(node) ? (node.resolve(document) ?? node) : node
