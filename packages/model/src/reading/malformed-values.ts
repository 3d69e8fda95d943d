import { z } from 'zod/mini'
import { FleetSchema } from '../fleet/fleet.ts'
import { MalformedValue, unlessMalformed } from '../rules/readable.ts'
import { entryAt } from './inventory-path.ts'

type Path = readonly PropertyKey[]
type Issue = z.core.$ZodIssue

/**
 * Makes each malformed value of an inventory throw where a rule reads it. The entry stays, but is not enumerable: a rule
 * that goes through all entries of a record leaves it out, and one that asks for a name finds it.
 * @param data a copy, which is changed
 */
export const guardValues = (data: unknown, paths: readonly Path[]): void => {
  for (const path of paths) unlessMalformed(() => guard(data, path))
}

const guard = (data: unknown, path: Path): void => {
  const holder = entryAt(data, path.slice(0, -1))?.value
  const key = path.at(-1)
  if (typeof holder !== 'object' || holder === null || key === undefined) return
  Object.defineProperty(holder, key, { enumerable: false, get: refuse })
}

const refuse = (): never => {
  throw new MalformedValue()
}

/**
 * The values that an issue makes malformed. What an object with an unknown key lacks is one, too: the key may be
 * misspelt.
 */
export const malformedPaths = (issue: Issue, data: unknown): readonly Path[] => {
  if (issue.code !== 'unrecognized_keys') return [issue.path]
  const holder = entryAt(data, issue.path)?.value ?? {}
  const missing = knownKeys(FleetSchema, issue.path).filter((key) => !Object.hasOwn(holder, key))
  return [...issue.keys, ...missing].map((key) => [...issue.path, key])
}

/** The keys that the object at a path may have. */
const knownKeys = (schema: z.core.$ZodType, [key, ...path]: Path): readonly string[] => {
  if (schema instanceof z.ZodMiniExactOptional || schema instanceof z.ZodMiniPrefault)
    return knownKeys(schema.def.innerType, key === undefined ? [] : [key, ...path])
  if (schema instanceof z.ZodMiniObject) {
    if (key === undefined) return Object.keys(schema.shape)
    const inner = schema.shape[String(key)]
    return inner ? knownKeys(inner, path) : []
  }
  if (schema instanceof z.ZodMiniRecord) return knownKeys(schema.def.valueType, path)
  if (schema instanceof z.ZodMiniArray) return knownKeys(schema.def.element, path)
  return schema instanceof z.ZodMiniUnion || schema instanceof z.ZodMiniDiscriminatedUnion
    ? schema.def.options.flatMap((option) => knownKeys(option, key === undefined ? [] : [key, ...path]))
    : []
}
