import { suggestion } from '@fleet/model/suggestion'
import type { RuleDocs } from './rule/rule.ts'
import type { Violation } from '../values/violation.ts'
import { at, type Located } from '../values/location.ts'
import { errorsOfObject, knownKinds, shapeIdOf } from '../schemas/object-schema.ts'
import { REMOVED_APIS } from '../schemas/removed-apis.ts'
import type { SchemaError } from '../schemas/schema-errors.ts'

/** The rule that comes before all others: they read only objects whose shape it has accepted. */
export const VALID_OBJECT: RuleDocs = {
  id: 'valid-object',
  summary:
    'Every object is of a known apiVersion and kind, has the fields that it demands and no others, and each value is of its type, in its range and of its form.',
  rationale:
    'The API server refuses a malformed object, and with it Flux every other object of the same layer. An unknown field is worse where nobody is strict: it is dropped without a word.',
  fix: 'Correct the field. `kubectl explain` tells what a kind takes.',
}

/** Checks every document by the schema of exactly its apiVersion and kind. */
export const checkShapes = (documents: readonly Located<object>[]): readonly Violation[] =>
  documents.flatMap((document) => {
    const errors = errorsOfObject(document.object)
    return errors ? errors.map((error) => malformed(document, error)) : [unknownKind(document)]
  })

const malformed = (document: Located<object>, { path, message, known }: SchemaError): Violation => {
  const id = shapeIdOf(document.object)
  if (path.at(-1) === MERGE)
    return {
      location: at(document, ...path),
      message: `${path.join('.')} is the keys of another map to a reader of YAML 1.1, and a key of its own to one of YAML 1.2`,
      impact: 'the cluster gets another object than the one that was checked',
      fix: 'write the keys out',
    }
  return {
    location: at(document, ...path),
    message: `${path.length === 0 ? 'the object' : path.join('.')} is not as ${id} demands: ${message}`,
    impact: 'the API server refuses it, and Flux applies nothing of its layer',
    fix:
      known && known.length > 0
        ? suggestion(String(path.at(-1)), known)
        : `correct it; \`kubectl explain\` tells what ${id} takes`,
  }
}

/** In YAML 1.1, which kustomize reads, a map of this key is merged into the one around it. */
const MERGE = '<<'

const unknownKind = (document: Located<object>): Violation => {
  const id = shapeIdOf(document.object)
  const replacement = REMOVED_APIS[id.slice(0, id.lastIndexOf('/'))]
  return replacement === undefined
    ? {
        location: at(document, 'kind'),
        message: `no schema is known for ${id}`,
        impact: 'the cluster may not know it either, and nobody checks the object before',
        fix: `correct apiVersion and kind (${suggestion(id, knownKinds())}), or add the kind to tools/derive/kubernetes/roots.json`,
      }
    : {
        location: at(document, 'apiVersion'),
        message: `${id} is of an API version that is no longer served`,
        impact: 'the API server refuses it, and Flux applies nothing of its layer',
        fix: `use ${replacement}`,
      }
}
