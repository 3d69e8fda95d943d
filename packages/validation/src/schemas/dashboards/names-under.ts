import { schemaNames } from '../validators.ts'

/** The last words of the schemas' names that begin alike: the types of variables, the ids of transformations. */
export const namesUnder = (prefix: string): readonly string[] =>
  schemaNames().flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
