const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

/** Schemas by their names. */
export type Definitions = Readonly<Record<string, unknown>>

/** Where a definition stands in its file. */
export const pointerTo = (name: string): string =>
  `#/$defs/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** A file of JSON Schema with a definition on each line, so that a change of one is a change of one line. */
export const schemaFile = (definitions: Definitions): string =>
  `{\n"$schema": ${JSON.stringify(DIALECT)},\n"$defs": ${definitionLines(definitions)}}\n`

/** Values by their names, as JSON with one on each line. */
export const definitionLines = (definitions: Definitions): string =>
  `{\n${Object.entries(definitions)
    .map(([name, definition]) => `${JSON.stringify(name)}: ${JSON.stringify(definition)}`)
    .join(',\n')}\n}\n`

/**
 * Schemas that name each other, with pointers in place of the names.
 * @param fileOf the file that holds a definition, where it is another one
 */
export const withPointers = (schema: unknown, fileOf: (name: string) => string = () => ''): unknown => {
  if (Array.isArray(schema)) return schema.map((one) => withPointers(one, fileOf))
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string'
        ? `${fileOf(value)}${pointerTo(value)}`
        : withPointers(value, fileOf),
    ]),
  )
}
