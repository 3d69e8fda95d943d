import type { Place } from '@fleet/model'
import { isMap, isScalar, LineCounter, parseAllDocuments, type Document, type Node } from 'yaml'
import type { Path, Spot } from './spot.ts'

/**
 * The line and column of a spot, from 1. Only now is the file's text read, for few files ever have a finding. A key
 * that is missing is shown at the closest key that leads to it.
 */
export const placeOf = ({ cluster, file, document = 0, path = [], inside }: Spot): Place => {
  const place = { kind: 'file', file: `${cluster}/${file.path}` } as const
  const lines = new LineCounter()
  const outer = parseAllDocuments(file.content, { lineCounter: lines })[document]
  const node = outer && keyNode(outer, path)
  if (!outer || !node?.range) return place
  const { line, col } = lines.linePos(node.range[0])
  if (!inside) return { ...place, line, column: col }
  return { ...place, ...positionInside(file.content, outer.getIn(path, true), inside, line) }
}

/** The node of the last key of a path, or of the last one that exists. */
const keyNode = (document: Document, path: Path): Node | undefined => {
  let found: Node | undefined = document.contents ?? undefined
  for (const [depth, key] of path.entries()) {
    const parent = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true)
    const pair = isMap(parent)
      ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      : undefined
    const node = pair ? pair.key : document.getIn(path.slice(0, depth + 1), true)
    if (!node) return found
    found = node as Node
  }
  return found
}

/** A position in a literal block, from the line of its key: the text begins on the next one, deeper by its indentation. */
const positionInside = (content: string, block: unknown, inside: Path, line: number) => {
  if (!isScalar(block) || block.type !== 'BLOCK_LITERAL' || typeof block.value !== 'string') return { line }
  const [, indent = ''] = /\n( *)/.exec(content.slice(block.range?.[0])) ?? []
  const lines = new LineCounter()
  const [inner] = parseAllDocuments(block.value, { lineCounter: lines })
  const node = inner && keyNode(inner, inside)
  const position = node?.range ? lines.linePos(node.range[0]) : { line: 1, col: 1 }
  return { line: line + position.line, column: indent.length + position.col }
}
