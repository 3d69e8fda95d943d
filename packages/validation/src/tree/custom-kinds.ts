import type { ValidateFunction } from 'ajv/dist/2020.js'
import { DEFINITION, kindsDefinedBy, type Definition } from '../schemas/custom-resources/definition.ts'
import {
  jsonSchemaOfCatalogue,
  type StructuralSchema,
} from '../schemas/custom-resources/structural-schema.ts'
import { errorsOfObject, shapeIdOf } from '../schemas/object-schema.ts'
import { validatorBy } from '../schemas/on-demand.ts'
import type { Located } from '../values/location.ts'
import { isGenerated } from '../values/rendered-tree.ts'

/** A schema that a person brings along, and where it is from. */
export interface BroughtSchema {
  readonly path: string
  readonly schema: StructuralSchema
}

/** The schema of a kind, `cert-manager.io/v1/Issuer`, if somebody brings one along. */
export type BroughtSchemas = (id: string) => BroughtSchema | undefined

/** A schema that somebody brings along is none. */
export class UnreadableSchema extends Error {
  override readonly name = 'UnreadableSchema'
}

/** The kinds whose schemas come with a tree: from its own definitions, or brought along. */
export interface CustomKinds {
  /** What checks objects of a kind. */
  readonly validatorOf: (id: string) => ValidateFunction | undefined
  /** The definition of a kind in other versions than this one. */
  readonly otherVersionOf: (id: string) => Located<Definition> | undefined
  /** The definitions, of the kinds asked for so far, of which no check could be made. */
  readonly unreadable: readonly Unreadable[]
}

export interface Unreadable {
  readonly id: string
  readonly definition: Located<Definition>
  readonly reason: string
}

export const customKinds = (
  documents: readonly Located<object>[],
  brought: BroughtSchemas | undefined,
): CustomKinds => {
  const definitions = documents.filter(isReadableDefinition)
  const defined = new Map(
    definitions.flatMap((definition) =>
      kindsDefinedBy(definition.object).map(({ id, schema }) => [id, { definition, schema }] as const),
    ),
  )
  const unreadable: Unreadable[] = []
  const made = (id: string): ValidateFunction | undefined => {
    const kind = defined.get(id)
    if (!kind) return broughtValidator(brought?.(id))
    try {
      return validatorBy(kind.schema)
    } catch (error) {
      unreadable.push({ id, definition: kind.definition, reason: reasonOf(error) })
      return undefined
    }
  }
  const validators = new Map<string, ValidateFunction | undefined>()
  return {
    validatorOf: (id) => {
      if (!validators.has(id)) validators.set(id, made(id))
      return validators.get(id)
    },
    otherVersionOf: (id) =>
      defined.has(id)
        ? undefined
        : definitions.find(({ object }) => groupKindOf(object) === withoutVersion(id)),
    unreadable,
  }
}

/** A definition that a person wrote, and that the API server takes. */
const isReadableDefinition = (document: Located<object>): document is Located<Definition> =>
  !isGenerated(document.file) &&
  shapeIdOf(document.object) === DEFINITION &&
  errorsOfObject(document.object)?.length === 0

const groupKindOf = ({ spec }: Definition): string => `${spec.group}/${spec.names.kind}`

/** `cert-manager.io/Issuer` of `cert-manager.io/v1/Issuer`. */
const withoutVersion = (id: string): string => id.replace(/\/[^/]+(?=\/[^/]+$)/, '')

/** @throws UnreadableSchema */
const broughtValidator = (brought: BroughtSchema | undefined): ValidateFunction | undefined => {
  if (!brought) return undefined
  if (JSON.stringify(brought.schema).includes('"$ref":'))
    throw new UnreadableSchema(`${brought.path}: it refers to other schemas`)
  try {
    return validatorBy(jsonSchemaOfCatalogue(brought.schema))
  } catch (error) {
    throw new UnreadableSchema(`${brought.path}: ${reasonOf(error)}`)
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
