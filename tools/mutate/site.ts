import type { RenderedFile, RenderedTree } from '@fleet/validation'
import { isEmbedded, readEmbedded, type Keys } from './document-path.ts'

/** One value in a file of a tree, with its keys. */
export interface Site {
  readonly cluster: string
  readonly file: RenderedFile
  readonly document: number
  readonly keys: Keys
  readonly value: unknown
  /** The map or the list that holds it. */
  readonly holder: unknown
}

/** Every value of a file, also inside embedded texts. */
export const sitesIn = ({ cluster }: RenderedTree, file: RenderedFile): readonly Site[] =>
  file.objects.flatMap((object, document) =>
    below(object, []).map((found) => ({ cluster, file, document, ...found })),
  )

type Found = Pick<Site, 'keys' | 'value' | 'holder'>

const below = (holder: unknown, keys: Keys): Found[] => {
  if (typeof holder !== 'object' || holder === null) return []
  const entries = Array.isArray(holder)
    ? holder.map((value: unknown, index): [number, unknown] => [index, value])
    : Object.entries(holder)
  return entries.flatMap(([key, value]: [string | number, unknown]) => {
    const here = [...keys, key]
    const inner = isEmbedded(key, value) ? readEmbedded(value) : value
    return [{ keys: here, value, holder }, ...below(inner, here)]
  })
}

/** The last key that is a name, also of a value in a list: `ports` of `ports.0`. */
export const nameOfSite = ({ keys }: Pick<Site, 'keys'>): string =>
  keys.findLast((key) => typeof key === 'string') ?? ''

/** `Deployment apps/web` and the keys inside it. */
export const siteText = ({ file, document, keys }: Pick<Site, 'file' | 'document' | 'keys'>): string =>
  `${objectText(file.objects[document])} ${keys.join('.')}`

export const objectText = (object: object | undefined): string => {
  const { kind, metadata } = (object ?? {}) as {
    readonly kind?: unknown
    readonly metadata?: { readonly name?: unknown; readonly namespace?: unknown }
  }
  const name = [metadata?.namespace, metadata?.name].filter((part) => typeof part === 'string').join('/')
  return `${String(kind)} ${name}`.trim()
}
