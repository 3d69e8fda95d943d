import { suggestion } from '@fleet/model/suggestion'
import type { RuleDocs } from './rule/rule.ts'
import type { Violation } from '../values/violation.ts'
import { at, type Located } from '../values/location.ts'
import { errorsOfObject, hasSchema, knownKinds, shapeIdOf } from '../schemas/object-schema.ts'
import { isGenerated } from '../values/rendered-tree.ts'
import { REMOVED_APIS } from '../schemas/removed-apis.ts'
import type { SchemaError } from '../schemas/schema-errors.ts'

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
export const checkShapes = (documents: readonly Located<object>[]): readonly Violation[] =>
  documents.flatMap((document) => {
    const errors = errorsOfObject(document.object)
    if (errors) return errors.map((error) => malformed(document, error))
    return hasUnknownKind(document) ? [] : [unknownKind(document)]
  })

/**
 * Whether an object that a person wrote has a kind without a schema, which the cluster may know. In a generated file such
 * a kind is an error.
 */
export const hasUnknownKind = ({ file, object }: Located<object>): boolean =>
  !isGenerated(file) && !hasSchema(object) && replacementOf(object) === undefined

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
        fix: `correct apiVersion and kind (${suggestion(id, knownKinds())}), or add the kind to tools/derive/kubernetes/roots.json`,
      }
    : {
        location: at(document, 'apiVersion'),
        message: `the API version of ${id} is no longer served`,
        impact: 'the API server refuses it, and Flux applies nothing of its layer',
        fix: `use ${replacement}`,
      }
}
