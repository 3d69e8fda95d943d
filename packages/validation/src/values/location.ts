import type { KubernetesObject } from '@fleet/model'
import type { RenderedFile } from './rendered-tree.ts'

/** The keys that lead to a value. */
export type Path = readonly (string | number)[]

/** A file of a tree, and a part of it. */
export interface Location {
  readonly cluster: string
  readonly file: RenderedFile
  /** Which of the file's objects, from 0. */
  readonly document?: number
  readonly path?: Path
  /** Where the value at `path` is itself a text of YAML or JSON: the keys inside it. */
  readonly inside?: Path
  /** Where the value itself is meant and it is a text, such as a query: the character inside it, from 0. */
  readonly offset?: number
  /** A character of the file itself, from 0, where it cannot be read as YAML. */
  readonly character?: number
}

/** An object and where it is written. */
export interface Located<Shape extends object = KubernetesObject> extends Location {
  readonly document: number
  readonly object: Shape
}

/** Identifies the document that a location is in. */
export const documentKey = ({ cluster, file, document }: Location): string =>
  `${cluster}/${file.path}#${document}`

export const at = ({ cluster, file, document }: Located<object>, ...path: Path): Location => ({
  cluster,
  file,
  document,
  path,
})
