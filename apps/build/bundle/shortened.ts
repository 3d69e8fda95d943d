/** A text between quotes, as code has it. */
const TEXT = /"(?:[^"\\]|\\.)*"/.source

const SCHEMA = /const (schema\d+) = (\{.*?\});(?=const |function |exports)/gs

const IN_SCHEMA = new RegExp(`\\b(schema\\d+)((?:\\.\\w+|\\[(?:${TEXT}|\\d+)\\])+)`, 'g')

/** What nobody reads of an error, and what keywords would ask that no schema here has: `unevaluatedProperties`, `$dynamicRef`. */
const UNREAD: readonly RegExp[] = [
  new RegExp(`,schemaPath:(?:${TEXT}|[^,]+)(?=,keyword:)`, 'g'),
  /const (evaluated\d+) = validate\d+\.evaluated;if\(\1\.dynamicProps\)\{\1\.props = undefined;\}if\(\1\.dynamicItems\)\{\1\.items = undefined;\}/g,
  /\bevaluated\d+\.(?:props|items) = \w+;/g,
  /validate\d+\.evaluated = \{.*?"dynamicItems":\w+\};/g,
  /, parentData, parentDataProperty, rootData=data, dynamicAnchors=\{\}/g,
  new RegExp(`,parentData(?::\\w+)?,parentDataProperty(?::(?:${TEXT}|\\w+))?,rootData,dynamicAnchors`, 'g'),
]

const ERROR =
  /const (err\d+) = \{instancePath(?::(.*?))?,keyword:("\w+"),params:(.*?)(?:,propertyName:(\w+))?\};if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}errors\+\+;/g

/** `if(data.key !== undefined){` */
const GIVEN = `if\\((data\\d*)(?:\\.(\\w+)|\\[(${TEXT})\\]) !== undefined\\)\\{`
const VALUE = `data\\d*(?:\\.\\w+|\\[${TEXT}\\])`

/** A property of one type; of a whole number; and one of a schema that has a function of its own. */
const TYPED = new RegExp(
  `${GIVEN}if\\(typeof ${VALUE} !== ("\\w+")\\)\\{vErrors=report\\(vErrors,instancePath\\+(${TEXT}),"type",\\{type: \\4\\}\\);errors\\+\\+;\\}\\}`,
  'g',
)
const WHOLE = new RegExp(
  `${GIVEN}let (data\\d+) = ${VALUE};if\\(!\\(\\(\\(typeof \\4 == "number"\\) && \\(!\\(\\4 % 1\\) && !isNaN\\(\\4\\)\\)\\) && \\(isFinite\\(\\4\\)\\)\\)\\)\\{vErrors=report\\(vErrors,instancePath\\+(${TEXT}),"type",\\{type: "integer"\\}\\);errors\\+\\+;\\}\\}`,
  'g',
)
const PART = new RegExp(
  `${GIVEN}if\\(!\\((validate\\d+)\\(${VALUE}, \\{instancePath:instancePath\\+(${TEXT})\\}\\)\\)\\)\\{vErrors = vErrors === null \\? \\4\\.errors : vErrors\\.concat\\(\\4\\.errors\\);errors = vErrors\\.length;\\}\\}`,
  'g',
)

const CLOSED =
  /for\(const (key\d+) in (data\d*)\)\{if\(![^{]*\{vErrors=report\(vErrors,([^;]*?),"additionalProperties",\{additionalProperty: \1, known: (\[[^\]]*\])\}\);errors\+\+;\}\}/g

/** How many errors there are is asked of their list, and a path is given as it is. */
const SIMPLER: readonly (readonly [RegExp, string])[] = [
  [/\(data, \{instancePath=""\}=\{\}\)/g, '(data, instancePath="")'],
  [/\{instancePath\}\)/g, 'instancePath)'],
  [/\{instancePath:([^{};]*)\}\)/g, '$1)'],
  [/let errors = 0;|errors\+\+;|(?<![\w.])errors = (?:vErrors\.length|_errs\d+);/g, ''],
  [/return errors === 0;/g, 'return vErrors === null;'],
  [/(?<![\w."/-])errors(?![\w"-])/g, 'count(vErrors)'],
]

type Words = readonly (string | undefined)[]

const called =
  (name: string) =>
  (_: string, ...[holder, key, quoted, what, path]: Words): string => {
    const given = [holder, quoted ?? JSON.stringify(key), ...(name === 'whole' ? [] : [what]), 'instancePath']
    return `vErrors=${name}(${['vErrors', ...given, ...(path === `"/${key}"` ? [] : [path])].join()});`
  }

/**
 * The standalone code of ajv in a third of its length: without the schemas, of which it reads a few words, without what is not read of
 * errors, and with calls in place of what stands there a thousand times. A test holds it equal to what ajv compiles.
 */
export const shortened = (code: string): string =>
  SIMPLER.reduce((shorter, [pattern, by]) => shorter.replaceAll(pattern, by), withCalls(code))

const withCalls = (code: string): string =>
  UNREAD.reduce((shorter, pattern) => shorter.replaceAll(pattern, ''), withoutSchemas(code))
    .replaceAll(
      ERROR,
      (_, __, path = 'instancePath', ...others: Words) =>
        `vErrors=report(vErrors,${[path, ...others.slice(0, 3)].filter((one) => one !== undefined).join()});errors++;`,
    )
    .replaceAll(TYPED, called('typed'))
    .replaceAll(WHOLE, called('whole'))
    .replaceAll(PART, called('part'))
    .replaceAll(CLOSED, 'vErrors=closed(vErrors,$2,$3,$4);')

/** What the shortened code calls. */
export const CALLS = `
  const count = (errors) => errors === null ? 0 : errors.length
  const report = (errors, instancePath, keyword, params, propertyName) => {
    const error = { instancePath, keyword, params, propertyName }
    if (errors === null) return [error]
    errors.push(error)
    return errors
  }
  const closed = (errors, holder, path, known) => {
    for (const key in holder)
      if (!known.includes(key)) errors = report(errors, path, 'additionalProperties', { additionalProperty: key, known })
    return errors
  }
  const typed = (errors, holder, key, type, path, inside = '/' + key) =>
    holder[key] === undefined || typeof holder[key] === type ? errors : report(errors, path + inside, 'type', { type })
  const whole = (errors, holder, key, path, inside = '/' + key) =>
    holder[key] === undefined || Number.isInteger(holder[key]) ? errors : report(errors, path + inside, 'type', { type: 'integer' })
  const part = (errors, holder, key, validate, path, inside = '/' + key) => {
    if (holder[key] === undefined || validate(holder[key], path + inside)) return errors
    return errors === null ? validate.errors : errors.concat(validate.errors)
  }
`

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
