import type { z } from 'zod'
import { mistakesIn, type ShapeMistake } from '../schema/shape.ts'
import { typeOf, type Component } from './collector.ts'
import { COMPONENTS, type Outline } from './schema.ts'

const SECTIONS = ['receivers', 'processors', 'exporters'] as const

export interface ReadComponents {
  readonly components: ReadonlyMap<z.ZodType, readonly Component<unknown>[]>
  readonly mistakes: readonly ShapeMistake[]
}

/** Reads each component of a known type by its schema, once. */
export const readComponents = (config: Outline): ReadComponents => {
  const components = new Map<z.ZodType, Component<unknown>[]>()
  const mistakes: ShapeMistake[] = []
  for (const section of SECTIONS)
    for (const [id, value] of Object.entries(config[section])) {
      const schema = schemaOf(section, id)
      const { data, error } = schema?.safeParse(value ?? {}) ?? {}
      if (schema && error) mistakes.push(...mistakesIn(schema, value ?? {}).map(under(section, id)))
      else if (schema) components.set(schema, [...(components.get(schema) ?? []), { id, value: data }])
    }
  return { components, mistakes }
}

const schemaOf = (section: (typeof SECTIONS)[number], id: string): z.ZodType | undefined =>
  Object.entries<z.ZodType>(COMPONENTS[section]).find(([type]) => type === typeOf(id))?.[1]

const under =
  (...keys: readonly string[]) =>
  ({ path, what }: ShapeMistake): ShapeMistake => ({ path: [...keys, ...path], what })
