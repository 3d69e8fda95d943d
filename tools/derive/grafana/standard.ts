import { pointerTo } from '@fleet/charts/schema-file'
import type { Schema } from './schema.ts'

type Types = Readonly<Record<string, Schema>>
type JsonSchema = Readonly<Record<string, unknown>>

/** A type as JSON Schema: closed, its references pointers, its formats named so that no editor takes them for the standard's. */
export const standard = (types: Types, schema: Schema): JsonSchema => {
  const { $ref, anyOf, properties, additionalProperties, items, format, ...rest } = schema
  if ($ref !== undefined) return { $ref: pointerTo($ref) }
  if (anyOf) return oneOfSeveral(types, anyOf)
  return {
    ...rest,
    ...(format !== undefined && { format: `grafana-${format}` }),
    ...(items && { items: standard(types, items) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, inner]) => [key, standard(types, inner)]),
      ),
    }),
    ...(additionalProperties
      ? { additionalProperties: standard(types, additionalProperties) }
      : properties && { additionalProperties: false }),
  }
}

/** Alternatives of plain types are one schema of several; of others the word under `type` tells which is meant, or else the first. */
const oneOfSeveral = (types: Types, alternatives: readonly Schema[]): JsonSchema => {
  if (alternatives.every(({ type }) => type !== undefined)) {
    const items = alternatives.find((one) => one.items)?.items
    return { type: alternatives.map(({ type }) => type), ...(items && { items: standard(types, items) }) }
  }
  const [first = {}, ...others] = alternatives
  return others.reduceRight<JsonSchema>(
    (otherwise, one) => ({
      if: { properties: { type: { enum: tagsOf(types, one) } }, required: ['type'] },
      // oxlint-disable-next-line unicorn/no-thenable -- the standard's keyword
      then: standard(types, one),
      else: otherwise,
    }),
    standard(types, first),
  )
}

const tagsOf = (types: Types, schema: Schema): readonly unknown[] => {
  const tag = resolved(types, resolved(types, schema).properties?.['type'] ?? {})
  if (!tag.enum) throw new Error('an alternative has no word under `type`')
  return tag.enum
}

const resolved = (types: Types, schema: Schema): Schema =>
  schema.$ref === undefined ? schema : resolved(types, types[schema.$ref] ?? {})
