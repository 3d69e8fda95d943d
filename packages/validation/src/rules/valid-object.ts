import { suggestion } from '@fleet/model/suggestion'
import type { RuleDocs } from './rule/rule.ts'
import type { Violation } from '../values/violation.ts'
import { at, type Located } from '../values/location.ts'
import { knownKinds } from '../schemas/kind-scopes.ts'
import { errorsOfObject, hasSchema, shapeIdOf } from '../schemas/object-schema.ts'
import type { Definition } from '../schemas/custom-resources/definition.ts'
import { isGenerated } from '../values/rendered-tree.ts'
import { REMOVED_APIS } from '../schemas/removed-apis.ts'
import type { SchemaError } from '../schemas/schema-errors.ts'
import type { CustomKinds, Unreadable } from '../tree/custom-kinds.ts'

/** The rule that comes before all others: they read only objects whose shape it has accepted. */
export const VALID_OBJECT: RuleDocs = {
  id: 'valid-object',
  summary:
    'Every object has a known apiVersion and kind, the required fields and no unknown ones. Each value has the type, range and format of its field.',
  rationale:
    'The API server refuses a malformed object, and Flux then applies nothing of its layer. Without strict validation an unknown field is worse: it is dropped without a warning.',
  fix: 'Correct the field. `kubectl explain` documents each kind.',
}

/** Checks every document by the schema of exactly its apiVersion and kind. */
export const checkShapes = (
  documents: readonly Located<object>[],
  custom: CustomKinds,
): readonly Violation[] => {
  const violations = documents.flatMap((document) => checkShape(document, custom))
  return [...violations, ...custom.unreadable.map(unreadableDefinition)]
}

const checkShape = (document: Located<object>, custom: CustomKinds): readonly Violation[] => {
  const errors = errorsOfObject(document.object, customValidator(document, custom))
  if (errors) return errors.map((error) => malformed(document, error))
  if (!hasUnknownKind(document, custom)) return [unknownKind(document)]
  const definition = custom.otherVersionOf(shapeIdOf(document.object))
  return definition ? [unservedVersion(document, definition)] : []
}

/**
 * Whether an object that a person wrote has a kind without a schema, which the cluster may know. In a generated file such
 * a kind is an error.
 */
export const hasUnknownKind = (document: Located<object>, custom: CustomKinds): boolean =>
  !isGenerated(document.file) &&
  !hasSchema(document.object) &&
  replacementOf(document.object) === undefined &&
  customValidator(document, custom) === undefined

/** What the generator writes is checked as it knows the kinds. */
const customValidator = ({ file, object }: Located<object>, custom: CustomKinds) =>
  isGenerated(file) ? undefined : custom.validatorOf(shapeIdOf(object))

const replacementOf = (object: object): string | undefined => {
  const id = shapeIdOf(object)
  return REMOVED_APIS[id.slice(0, id.lastIndexOf('/'))]
}

const malformed = (document: Located<object>, { path, message, known }: SchemaError): Violation => {
  const id = shapeIdOf(document.object)
  return {
    location: at(document, ...path),
    message: `${path.length === 0 ? 'the object' : path.join('.')} violates the schema of ${id}: ${message}`,
    impact: 'the API server refuses it, and Flux applies nothing of its layer',
    fix:
      known && known.length > 0
        ? suggestion(String(path.at(-1)), known)
        : `correct it; \`kubectl explain\` documents ${id}`,
  }
}

const unknownKind = (document: Located<object>): Violation => {
  const id = shapeIdOf(document.object)
  const replacement = replacementOf(document.object)
  return replacement === undefined
    ? {
        location: at(document, 'kind'),
        message: `${id} has no known schema`,
        impact: 'no rule checks the object, and the cluster may refuse it',
        fix: `correct apiVersion and kind (${suggestion(id, [...knownKinds()])}), or add the kind to tools/derive/kubernetes/roots.json`,
      }
    : {
        location: at(document, 'apiVersion'),
        // A person may run an older Flux, which serves it.
        ...(isOfFlux(id) && { ownSeverity: 'warning' as const }),
        message: `the API version of ${id} is no longer served`,
        impact: 'the API server refuses it, and Flux applies nothing of its layer',
        fix: `use ${replacement}`,
      }
}

const isOfFlux = (id: string): boolean => (id.split('/')[0] ?? '').endsWith('.toolkit.fluxcd.io')

const unservedVersion = (document: Located<object>, definition: Located<Definition>): Violation => {
  const { apiVersion } = document.object as { readonly apiVersion: string }
  const { name } = definition.object.metadata
  const { group, versions } = definition.object.spec
  const served = versions.filter((one) => one.served).map((one) => `${group}/${one.name}`)
  return {
    location: at(document, 'apiVersion'),
    related: [at(definition, 'spec', 'versions')],
    message: `the definition ${name} does not serve ${apiVersion}`,
    impact: 'the API server refuses it, and Flux applies nothing of its layer',
    fix: `use ${served.join(' or ')}`,
  }
}

const unreadableDefinition = ({ id, definition, reason }: Unreadable): Violation => ({
  location: at(definition, 'spec', 'versions'),
  message: `the schema of ${id} cannot be read: ${reason}`,
  impact: 'no schema checks objects of the kind, and the API server may refuse the definition',
  fix: 'correct the schema',
})
