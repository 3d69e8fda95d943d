import { isDeepStrictEqual } from 'node:util'
import { readManifest, type RenderedFile } from '@fleet/validation'
import { isEmbedded, readEmbedded } from '../document-path.ts'
import type { Operator, PossibleFault } from '../mutant.ts'

/** A line of a file two columns to the left or to the right, where that changes the meaning or breaks the file. */
export const breakIndentation: Operator = {
  id: 'break-indentation',
  about: 'a line at the wrong depth',
  faults: (_, tree, file) =>
    file.content
      .split('\n')
      .flatMap((line, index) => (/^\s*(?:#|---|$)/.test(line) ? [] : [shifted(tree.cluster, file, index)])),
}

const shifted = (cluster: string, file: RenderedFile, index: number): PossibleFault => ({
  where: `line ${index + 1}`,
  make: (random) => {
    const lines = file.content.split('\n')
    const line = lines[index] ?? ''
    const other = line.startsWith('  ') ? random.one([line.slice(2), `  ${line}`]) : `  ${line}`
    const content = lines.with(index, other).join('\n')
    const read = readManifest(Buffer.from(content))
    return !read.error && isDeepStrictEqual(readThrough(read.objects), readThrough(file.objects))
      ? undefined
      : {
          message: `${line.trim().slice(0, 60)} ${other.length < line.length ? 'to the left' : 'to the right'}`,
          changed: { [cluster]: { [file.path]: { path: file.path, ...read } } },
        }
  },
})

/** A value with embedded YAML parsed, where it is readable, and queries as their tokens. */
const readThrough = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(readThrough)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      key === 'expr' && typeof inner === 'string'
        ? inner.replaceAll(/\s+/g, ' ')
        : readThrough(isEmbedded(key, inner) ? orItself(inner) : inner),
    ]),
  )
}

const orItself = (text: string): unknown => {
  try {
    return readEmbedded(text)
  } catch {
    return text
  }
}
