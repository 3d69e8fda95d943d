import { at, type JsonSchema } from './json-schema.ts'
import { pointerTo, type Definitions } from './schema-file.ts'

/**
 * Definitions together with all that they refer to in other files: a file of them needs no other, and keeps its meaning when the
 * others change.
 */
export const standalone = (definitions: Definitions): Definitions => {
  const others = new Map<string, unknown>()
  const named = (reference: string): string => {
    const name = reference.replace('.json#/$defs', '').replaceAll('~1', '/')
    if (!others.has(name)) {
      // Its parts may refer to it.
      others.set(name, {})
      others.set(name, withOwn(at(reference) ?? {}))
    }
    return pointerTo(name)
  }
  const withOwn = (schema: unknown): unknown =>
    withReferences(schema, (to) => (to.startsWith('#') ? to : named(to)))
  const own = withOwn(definitions) as Definitions
  return { ...own, ...Object.fromEntries(others) }
}

const withReferences = (schema: unknown, changed: (reference: string) => string): unknown => {
  if (Array.isArray(schema)) return schema.map((part) => withReferences(part, changed))
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema as JsonSchema).map(([key, value]: readonly [string, unknown]) => [
      key,
      key === '$ref' && typeof value === 'string' ? changed(value) : withReferences(value, changed),
    ]),
  )
}
