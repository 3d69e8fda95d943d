import { definition, definitionNames } from '../../schemas/definitions.ts'
import {
  misfitsOf,
  resolved,
  type JsonSchema,
  type Leniency,
  type Misfit,
} from '../../schemas/json-schema.ts'
import type { Path } from '../../values/location.ts'
import { isMap, valueAt } from '../../values/value-at.ts'
import { typeOf } from './collector.ts'
import { SECTIONS, type Section } from './config.ts'
import { contradictionsIn } from './contradictions.ts'

/** The collector's environment is put in before a value is read, so its type is not known here. */
const LENIENCY: Leniency = { isReplaced: (text) => /\$\{(?:env:)?\w+\}/.test(text) }

const ids: JsonSchema = { type: 'array', items: { type: 'string', format: 'component-id' } }

const PIPELINE: JsonSchema = {
  type: 'object',
  properties: { receivers: { ...ids, minItems: 1 }, processors: ids, exporters: { ...ids, minItems: 1 } },
  required: ['receivers', 'exporters'],
  additionalProperties: false,
}

const SECTION: JsonSchema = { type: ['object', 'null'], propertyNames: { format: 'component-id' } }

const OUTLINE: JsonSchema = {
  type: 'object',
  properties: {
    ...Object.fromEntries(SECTIONS.map((section) => [section, SECTION])),
    service: {
      type: 'object',
      properties: {
        extensions: ids,
        pipelines: {
          type: 'object',
          propertyNames: { pattern: '^(?:logs|metrics|traces)(?:/[^\\s/]+)?$' },
          additionalProperties: PIPELINE,
        },
        telemetry: { $ref: 'service/telemetry' },
      },
      required: ['pipelines'],
      additionalProperties: false,
    },
  },
  required: ['receivers', 'exporters', 'service'],
  additionalProperties: false,
}

/** Everything in a configuration that the collector's own types and checks refuse. */
export const misfitsOfConfig = (config: unknown): readonly Misfit[] => {
  const outline = misfitsOf(definition, OUTLINE, config, LENIENCY)
  if (outline.length > 0) return outline
  const misfits = SECTIONS.flatMap((section) =>
    Object.entries((valueAt(config, [section]) ?? {}) as Record<string, unknown>).flatMap(([id, value]) =>
      misfitsOfComponent(section, id, value ?? {}),
    ),
  )
  return misfits.length > 0 ? misfits : contradictionsIn(config)
}

const misfitsOfComponent = (section: Section, id: string, value: unknown): readonly Misfit[] => {
  const schema = definition(`${section}/${typeOf(id)}`)
  const path = [section, id]
  if (!schema)
    return [{ path, message: `no schema of ${section} of this type is vendored`, known: typesOf(section) }]
  if (schema.deprecated !== undefined)
    return [{ path, message: `its type has the new name ${schema.deprecated.slice(section.length + 1)}` }]
  const misfits = misfitsOf(definition, schema, value, LENIENCY).map(under(path))
  return [...misfits, ...misfitsOfOperators([...path, 'operators'], valueAt(value, ['operators']))]
}

const typesOf = (section: Section): string[] =>
  definitionNames()
    .filter((name) => name.startsWith(`${section}/`) && definition(name)?.deprecated === undefined)
    .map((name) => name.slice(section.length + 1))

/** The operators of a log receiver: each is checked by its own type. */
const misfitsOfOperators = (path: Path, operators: unknown): readonly Misfit[] =>
  (Array.isArray(operators) ? (operators as readonly unknown[]) : []).flatMap((operator, index) => {
    const type = isMap(operator) ? operator['type'] : undefined
    const schema = typeof type === 'string' ? definition(`operators/${type}`) : undefined
    if (schema)
      return misfitsOf(definition, resolved(definition, schema), operator, LENIENCY).map(
        under([...path, index]),
      )
    return [
      {
        path: [...path, index, 'type'],
        message: 'it is not the type of an operator',
        known: operatorTypes(),
      },
    ]
  })

const operatorTypes = (): string[] =>
  definitionNames()
    .filter((name) => name.startsWith('operators/'))
    .map((name) => name.slice('operators/'.length))

const under =
  (parent: Path) =>
  (misfit: Misfit): Misfit => ({ ...misfit, path: [...parent, ...misfit.path] })
