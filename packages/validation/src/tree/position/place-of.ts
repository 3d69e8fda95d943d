import type { SourceLocation } from '@fleet/model'
import { LineCounter, parseAllDocuments, type Document } from 'yaml'
import { findNode } from './find-node.ts'
import { scalarOffsets } from './scalar-offsets.ts'
import type { Path, Location } from '../../values/location.ts'

/**
 * Gives the line and column of locations, from 1 and in UTF-16 code units: of the last key of a path, or of a character inside
 * its value. A key that is missing is shown at the closest key that leads to it. Texts are read only when they are needed, for
 * few files ever have a finding, and each once.
 */
export const placer = (): ((location: Location) => SourceLocation) => {
  const read = new Map<string, ReadText>()
  const readOnce = (text: string): ReadText => {
    const known = read.get(text) ?? readText(text)
    read.set(text, known)
    return known
  }
  return (location) => {
    const place = { kind: 'file', file: fileOf(location) } as const
    if (location.character !== undefined)
      return { ...place, ...positionOf(location.file.content, location.character) }
    if (location.document === undefined && location.path === undefined) return place
    const offset = offsetOf(location, readOnce)
    if (offset === undefined) return place
    const { line, col } = readOnce(location.file.content).lines.linePos(offset)
    return { ...place, line, column: col }
  }
}

const positionOf = (text: string, character: number) => {
  const before = text.slice(0, character).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** The same for a single location. */
export const placeOf = (location: Location): SourceLocation => placer()(location)

const fileOf = ({ cluster, file }: Location): string => `${cluster}/${file.path}`

interface ReadText {
  readonly documents: readonly Document[]
  readonly lines: LineCounter
}

/** Longer texts are not looked into: that would take seconds. */
const LONGEST_IN_CHARACTERS = 2 ** 19

const readText = (text: string): ReadText => {
  const lines = new LineCounter()
  const options = { lineCounter: lines, strict: false, uniqueKeys: false, prettyErrors: false } as const
  const documents =
    text.length > LONGEST_IN_CHARACTERS ? [] : (parseAllDocuments(text, options) as readonly Document[])
  return { documents, lines }
}

type Read = (text: string) => ReadText

/** Of a path that leads nowhere at all: the beginning of its document. */
const offsetOf = (
  { file, document: index = 0, path = [], inside, offset }: Location,
  read: Read,
): number | undefined => {
  const document = file.documents?.[index] ?? index
  return (
    locate({ text: file.content, document, path, inside, offset }, read) ??
    read(file.content).documents[document]?.contents?.range?.[0]
  )
}

interface Target {
  readonly text: string
  readonly document: number
  readonly path: Path
  readonly inside?: Path | undefined
  readonly offset: number | undefined
}

/** Where in a text a target is. What is inside a value is found in that, and followed back out. */
const locate = ({ text, document, path, inside, offset }: Target, read: Read): number | undefined => {
  const outer = read(text).documents[document]
  const found = outer && findNode(outer, path)
  if (!found?.at.range || (found.depth === 0 && path.length > 0)) return undefined
  const [key] = found.at.range
  const outOf = scalarOffsets(text, found.value)
  if (!outOf || (inside === undefined && offset === undefined)) return key
  if (inside === undefined) return outOf(offset ?? 0)
  const inner = locate({ text: outOf.value, document: 0, path: inside, offset }, read)
  return inner === undefined ? key : outOf(inner)
}
