import { loadAll, YAMLException } from 'js-yaml'
import type { ReadError, RenderedFile } from '../../values/rendered-tree.ts'
import { FLUX_YAML } from './flux-yaml.ts'
import { expandsTooFar } from './expands-too-far.ts'

/** Kubernetes takes no object of more than 1.5 MiB; a file of several may be larger. */
export const LARGEST_FILE_IN_BYTES = 4 * 2 ** 20

/** The largest trees have a few documents in a file. */
const MOST_DOCUMENTS = 1000

type ReadText = Omit<RenderedFile, 'path'>

/**
 * Reads what claims to be a YAML manifest in time and memory that its length bounds: bytes that are no
 * text, text that is no YAML, and YAML that is no list of objects are reported as such.
 */
export const readManifest = (bytes: Uint8Array): ReadText => {
  if (bytes.length > LARGEST_FILE_IN_BYTES)
    return unreadable('', { message: `it is longer than ${LARGEST_FILE_IN_BYTES} bytes`, fix: 'split it' })
  const content = decoded(bytes)
  return content === undefined
    ? unreadable('', {
        message: 'it is no text in UTF-8',
        fix: 'save it as UTF-8, or move it out of the tree',
      })
    : readText(content)
}

const unreadable = (content: string, error: ReadError): ReadText => ({ content, objects: [], error })

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const readText = (content: string): ReadText => {
  const separators = content.match(/^---/gm)?.length ?? 0
  if (separators > MOST_DOCUMENTS)
    return unreadable(content, { message: `it has more than ${MOST_DOCUMENTS} documents`, fix: 'split it' })
  const documents = parsed(content)
  if (documents instanceof YAMLException)
    return unreadable(content, {
      message: `it is no YAML: ${documents.reason}`,
      fix: 'correct it',
      ...(documents.mark && { character: documents.mark.position }),
    })
  // Without an anchor nothing occurs twice.
  if (content.includes('&') && expandsTooFar(documents))
    return unreadable(content, {
      message: 'its aliases multiply to more than anybody would write, or lead back to themselves',
      fix: 'write out what the aliases stand for',
    })
  return objectsOf(content, documents)
}

/** More brackets than anybody closes in this way. */
const MOST_BRACKETS = 50

const parsed = (content: string, attempts = MOST_BRACKETS): readonly unknown[] | YAMLException => {
  try {
    return loadAll(content, { schema: FLUX_YAML, maxDepth: 100, maxAliases: 1000 })
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const indented = attempts > 0 ? withIndentedBracket(content, error) : undefined
    return indented === undefined ? error : parsed(indented, attempts - 1)
  }
}

/** kustomize and kubectl take a bracket that closes a list at the indentation of its key; this parser does not. */
const withIndentedBracket = (content: string, { reason, mark }: YAMLException): string | undefined => {
  const position = mark?.position ?? 0
  if (reason !== 'deficient indentation' || !/[\]}]/.test(content[position] ?? '')) return undefined
  return `${content.slice(0, position)}${' '.repeat(DEEPER)}${content.slice(position)}`
}

/** Spaces beyond the indentation of any key. */
const DEEPER = 200

/** kustomize, kubectl and Flux skip a document that is empty, wherever in a file it is. */
const EMPTY: object = {}

const objectsOf = (content: string, documents: readonly unknown[]): ReadText => {
  const last = documents.findLastIndex((document) => document !== null)
  const objects = documents.slice(0, last + 1).map((document) => document ?? EMPTY)
  const other = objects.findIndex((document) => !isObject(document))
  if (other === -1) return { content, objects }
  return unreadable(content, {
    message: `document ${other + 1} of ${objects.length} is no object`,
    fix: 'give it apiVersion, kind and metadata, or take it out',
  })
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
