/** A text between quotes, as code has it. */
const TEXT = /"(?:[^"\\]|\\.)*"/.source

const SCHEMA = /const (schema\d+) = (\{.*?\});(?=const |function |exports)/gs

const IN_SCHEMA = new RegExp(`\\b(schema\\d+)((?:\\.\\w+|\\[(?:${TEXT}|\\d+)\\])+)`, 'g')

/** What nobody reads of an error, and what keywords would ask that no schema here has: `unevaluatedProperties`, `$dynamicRef`. */
const UNREAD: readonly RegExp[] = [
  new RegExp(`,schemaPath:(?:${TEXT}|[^,]+)(?=,keyword:)`, 'g'),
  /const (evaluated\d+) = validate\d+\.evaluated;if\(\1\.dynamicProps\)\{\1\.props = undefined;\}if\(\1\.dynamicItems\)\{\1\.items = undefined;\}/g,
  /validate\d+\.evaluated = \{.*?"dynamicItems":\w+\};/g,
  /, parentData, parentDataProperty, rootData=data, dynamicAnchors=\{\}/g,
  new RegExp(`,parentData(?::\\w+)?,parentDataProperty(?::(?:${TEXT}|\\w+))?,rootData,dynamicAnchors`, 'g'),
]

const ERROR =
  /const (err\d+) = \{instancePath(?::(.*?))?,keyword:("\w+"),params:(.*?)(?:,propertyName:(\w+))?\};if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}errors\+\+;/g

/**
 * The standalone code of ajv in a third of its length: without the schemas, of which it reads a few words, without what is not read of
 * errors, and with a call `report(…)` for each in place of what makes one.
 */
export const shortened = (code: string): string =>
  UNREAD.reduce((shorter, pattern) => shorter.replaceAll(pattern, ''), withoutSchemas(code)).replaceAll(
    ERROR,
    (_, __, path = 'instancePath', ...others: readonly (string | undefined)[]) =>
      `vErrors=report(vErrors,${[path, ...others.slice(0, 3)].filter((one) => one !== undefined).join()});errors++;`,
  )

const withoutSchemas = (code: string): string => {
  const schemas = new Map<string, unknown>(
    [...code.matchAll(SCHEMA)].map(([, name = '', text = '']) => [name, JSON.parse(text)]),
  )
  return code
    .replaceAll(SCHEMA, '')
    .replaceAll(IN_SCHEMA, (_, name: string, path: string) =>
      JSON.stringify(valueAt(schemas.get(name), keysIn(path))),
    )
}

const keysIn = (path: string): readonly string[] =>
  [...path.matchAll(new RegExp(`\\.(\\w+)|\\[(${TEXT}|\\d+)\\]`, 'g'))].map(
    ([, name, quoted = '']) => name ?? String(JSON.parse(quoted)),
  )

const valueAt = (holder: unknown, keys: readonly string[]): unknown =>
  keys.reduce((value, key) => (value as Readonly<Record<string, unknown>>)[key], holder)
