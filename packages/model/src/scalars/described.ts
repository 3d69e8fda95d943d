import { z } from 'zod/mini'
import { literal } from './literal.ts'

/** What the reference says of a type, in the terms of JSON Schema. */
interface TypeDescription {
  /** Its name in the reference. */
  readonly id?: string
  readonly description?: string
  readonly examples?: readonly unknown[]
  readonly type?: 'integer'
  readonly minimum?: number
  readonly maximum?: number
  /** The fields of an object. */
  readonly fields?: Readonly<Record<string, FieldDescription>>
}

/** The types of the inventory with their descriptions. `z.meta` would copy each schema, which every build waits for. */
export const TYPES = z.registry<TypeDescription>()

/** Gives a type a name in the reference, and adds to what is known of it. */
export const named = <Schema extends z.core.$ZodType>(
  schema: Schema,
  id: string,
  { description = '', ...more }: Omit<TypeDescription, 'id'>,
): Schema => {
  const { description: known = '', ...others } = TYPES.get(schema) ?? {}
  TYPES.add(schema, { ...others, ...more, id, description: `${description} ${known}`.trim() })
  return schema
}

/** What the reference says of a field. */
interface FieldDescription {
  readonly description: string
  readonly examples?: readonly unknown[]
}

/** A field of an object: its type, and what it means there. */
export interface Field<Schema extends z.core.$ZodType = z.core.$ZodType> {
  readonly schema: Schema
  readonly about: FieldDescription
}

/**
 * @param description its meaning, its unit, where a person finds the value, and what applies without it, in sentences
 * @param example where that of its type does not fit
 */
export const field = <Schema extends z.core.$ZodType>(
  schema: Schema,
  description: string,
  example?: unknown,
): Field<Schema> => ({
  schema,
  about: { description, ...(example !== undefined && { examples: [example] }) },
})

/**
 * A field that a person may leave out.
 * @param value what applies then, as a person would write it; of an object whose fields all have defaults, `{}`
 */
export const withDefault = <Schema extends z.core.$ZodType>(
  schema: Schema,
  value: z.core.input<Schema>,
  description: string,
  example?: unknown,
): Field<z.ZodMiniPrefault<Schema>> =>
  field(
    z.prefault<Schema>(schema, value as never),
    `${description} ${inWords(value)}`,
    example ?? (typeof value === 'object' ? undefined : value),
  )

const inWords = (value: unknown): string =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0
    ? 'By default each of its fields has its own default.'
    : `By default \`${typeof value === 'string' ? value : literal(value)}\`.`

export type Fields = Readonly<Record<string, Field>>
