import { not, or } from 'ajv/dist/compile/codegen/index.js'
import {
  _,
  Ajv2020,
  Name,
  stringify,
  type CodeKeywordDefinition,
  type KeywordCxt,
  type KeywordErrorDefinition,
  type Options,
} from 'ajv/dist/2020.js'
import { FORMATS } from './formats.ts'
import { yamlIn } from './yaml-in.ts'

/**
 * ajv for JSON Schema 2020-12. It finds all errors of a value, and each holds what a message needs: the known keys, the allowed
 * words, the range. Code that is compiled ahead calls `formats` and `yamlIn` by these names.
 */
export const createAjv = (options: Options = {}): Ajv2020 => {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    unicodeRegExp: true,
    // A chart takes a map or a list in the same place, so that its schema says no type.
    strictTypes: false,
    messages: false,
    // A test checks the schemas by the standard's own.
    meta: false,
    validateSchema: false,
    ...options,
  })
  const standard = (keyword: string) => ajv.getKeyword(keyword) as CodeKeywordDefinition
  const keywords = [
    { ...standard('enum'), error: ALLOWED_WORDS },
    { ...standard('minimum'), error: RANGE },
    closing(standard('additionalProperties')),
    FORMAT,
    CONTENT_SCHEMA,
  ]
  for (const definition of keywords) {
    for (const keyword of [definition.keyword].flat()) ajv.removeKeyword(keyword)
    ajv.addKeyword(definition)
  }
  return ajv
}

const ALLOWED_WORDS: KeywordErrorDefinition = {
  message: '',
  params: ({ schema }) => _`{allowedValues: ${stringify(schema)}}`,
}

const RANGE: KeywordErrorDefinition = {
  message: '',
  params: ({ parentSchema }) => {
    const { minimum, maximum } = (parentSchema ?? {}) as Readonly<Record<string, unknown>>
    return _`${stringify({ minimum, maximum })}`
  },
}

/**
 * An error of an unknown key holds the known ones. They are compared one by one: ajv's own code would look them up in the schema,
 * and code that is compiled ahead would have to hold it.
 */
const closing = (standard: CodeKeywordDefinition): CodeKeywordDefinition => ({
  ...standard,
  error: {
    message: '',
    params: ({ params, parentSchema }) =>
      _`{additionalProperty: ${params['additionalProperty']}, known: ${stringify(knownKeys(parentSchema))}}`,
  },
  code: (context) => {
    const { gen, data, parentSchema, it } = context
    if (context.schema !== false || parentSchema['patternProperties'] !== undefined)
      return standard.code(context)
    it.props = true
    gen.forIn('key', data, (key) => {
      const isKnown = or(_`false`, ...knownKeys(parentSchema).map((known) => _`${key} === ${known}`))
      gen.if(not(isKnown), () => {
        context.setParams({ additionalProperty: key })
        context.error()
      })
    })
  },
})

const knownKeys = (schema: KeywordCxt['parentSchema'] | undefined): readonly string[] =>
  Object.keys((schema?.['properties'] as object | undefined) ?? {})

/** A format is checked by one function, whatever the value's type is: a quantity is a number or a text. */
const FORMAT: CodeKeywordDefinition = {
  keyword: 'format',
  schemaType: 'string',
  error: { message: '', params: ({ schema }) => _`{format: ${schema as string}}` },
  code: (context) => {
    const name = context.schema as string
    const check = FORMATS[name]
    if (!check) throw new Error(`no format ${name} is known`)
    const checked = context.gen.scopeValue('formats', { key: name, ref: check, code: _`formats[${name}]` })
    context.pass(_`${checked}(${context.data}) === undefined`)
  },
}

const ERRORS = new Name('errors')
const ERROR_LIST = new Name('vErrors')
const PATH = new Name('instancePath')

/** A text of YAML is checked by the schema of what it holds. An error inside holds the path of the text: `text`. */
const CONTENT_SCHEMA: CodeKeywordDefinition = {
  keyword: 'contentSchema',
  type: 'string',
  schemaType: ['object', 'boolean'],
  error: { message: '' },
  code: (context) => {
    const { gen, data, it } = context
    const read = gen.scopeValue('func', { key: yamlIn, ref: yamlIn, code: _`yamlIn` })
    const content = gen.const('content', _`${read}(${data})`)
    const before = gen.const('before', ERRORS)
    const inside = {
      keyword: 'contentSchema',
      data: content,
      dataTypes: [],
      definedProperties: new Set<string>(),
    }
    gen.if(
      _`${content} === undefined`,
      () => context.error(),
      () => {
        context.subschema(inside, gen.name('valid'))
        gen.forRange('i', before, ERRORS, (index) =>
          gen.assign(_`${ERROR_LIST}[${index}].text`, _`${PATH} + ${it.errorPath}`),
        )
      },
    )
  },
}
