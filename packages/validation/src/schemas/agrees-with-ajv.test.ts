import { Ajv, type AnySchema } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleObjects } from '../testing/sample-trees.ts'
import { definition, definitionNames } from './definitions.ts'
import { FORMATS } from './formats.ts'
import { misfitsOf, resolved, type JsonSchema } from './json-schema.ts'
import { knownKinds, shapeIdOf } from './object-schema.ts'

/** The one document that holds all of them. */
const SCHEMA = 'all'

/** A definition by its name. */
const pointer = (name: string): string => `${SCHEMA}#/$defs/${encodeURIComponent(name)}`

/** A derived schema as the standard has it: references are pointers, and `type` is given wherever a keyword implies one. */
const standard = (schema: JsonSchema): AnySchema => {
  const { $ref, deprecated: _, format, ...rest } = schema
  if ($ref !== undefined)
    return definition($ref) ? { $ref: pointer($ref) } : standard(resolved(definition, schema))
  const { properties, items, additionalProperties, propertyNames } = rest
  return {
    ...rest,
    // Forms are checked by one function each, whoever asks.
    ...(format !== undefined && { form: format }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, inner]) => [key, standard(inner)]),
      ),
    }),
    ...(items && { items: standard(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: standard(additionalProperties) }),
    ...(propertyNames && { propertyNames: standard(propertyNames) }),
  }
}

const strictAjv = (): Ajv => {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, unicodeRegExp: true })
  ajv.addKeyword({
    keyword: 'form',
    validate: (form: string, value: unknown) => FORMATS[form]?.(value) === undefined,
  })
  return ajv
}

const ALL = Object.fromEntries(definitionNames().map((name) => [name, standard(definition(name) ?? {})]))

describe('the reader of schemas and ajv', () => {
  const ajv = strictAjv().addSchema({ $id: SCHEMA, $defs: ALL })
  const kinds = new Map(
    knownKinds().map((kind) => [kind, ajv.compile({ $ref: pointer(`object/${kind}`) })] as const),
  )

  it('take the same schemas, ajv in its strict mode: of objects, collectors, Loki, Prometheus and values', () => {
    expect(kinds.size).toBeGreaterThan(30)
    for (const name of definitionNames())
      expect(() => ajv.compile({ $ref: pointer(name) }), name).not.toThrow()
  })

  const expectAgreement = (object: object, id = shapeIdOf(object)): void => {
    const misfits = misfitsOf(definition, definition(`object/${id}`) ?? {}, object)
    const validate = kinds.get(id)
    expect({ id, fits: misfits.length === 0, misfits }).toEqual({
      id,
      fits: validate?.(object) === true,
      misfits,
    })
  }

  it('accepts what ajv accepts: every object of the sample trees', () => {
    for (const object of sampleObjects()) expectAgreement(object)
  })

  it('refuses exactly what ajv refuses, wherever a value is another one, or a key is gone or misspelt', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sampleObjects()),
        fc.infiniteStream(fc.nat()),
        fc.constantFrom('drop', 'misspell', 'replace'),
        fc.jsonValue({ maxDepth: 1 }),
        (object, choices, way, value) => {
          expectAgreement(faulty(object, choices, way, value) as object, shapeIdOf(object))
        },
      ),
      { numRuns: 1500 },
    )
  })
})

/** A copy with one fault at a place that chance finds by going down. */
const faulty = (holder: unknown, choices: Iterator<number>, way: string, value: unknown): unknown => {
  if (typeof holder !== 'object' || holder === null) return value
  const keys = Object.keys(holder)
  const key = keys[(choices.next().value as number) % Math.max(1, keys.length)]
  if (key === undefined) return value
  const copy: Record<string, unknown> = structuredClone(holder) as Record<string, unknown>
  const inner = copy[key]
  if (typeof inner === 'object' && inner !== null && (choices.next().value as number) % 4 > 0)
    copy[key] = faulty(inner, choices, way, value)
  else if (way === 'replace' || Array.isArray(copy)) copy[key] = value
  else {
    delete copy[key]
    if (way === 'misspell') copy[`${key}x`] = inner
  }
  return copy
}
