import { isAlias, isMap, isNode, isScalar, isSeq, type Document, type Node } from 'yaml'
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
    const next = entryOf(value && resolved(document, value), key)
    if (!next) return { at, depth }
    ;[at, value] = next
  }
  return { at, depth: path.length, ...(value && { value: resolved(document, value) }) }
}

/** An entry of a map or list, as what to point to and its value. */
const entryOf = (parent: Node | undefined, key: string | number): [Node, Node | undefined] | undefined => {
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
    return pair && [pair.key as Node, isNode(pair.value) ? pair.value : undefined]
  }
  const item = isSeq(parent) ? parent.items[Number(key)] : undefined
  return isNode(item) ? [item, item] : undefined
}

const resolved = (document: Document, node: Node): Node =>
  isAlias(node) ? (node.resolve(document) ?? node) : node
