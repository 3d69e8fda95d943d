import type { Placed } from '../spot.ts'
import type { Breach } from '../rule.ts'
import { at } from '../spot.ts'
import { shapeIdOf, shapeValidators, type ShapeMistake } from './shape.ts'

/** The rule that comes before all others: they read only objects whose shape it has accepted. */
export const VALID_OBJECT = {
  id: 'valid-object',
  demands: 'Every object is as its apiVersion and kind demand, and these are known here.',
  why: 'The API server refuses a malformed object, and with it Flux every other object of the same layer.',
  example: {
    refused: 'kind: Service\nspec:\n  ports: [{ port: eighty }]\n',
    accepted: 'kind: Service\nspec:\n  ports: [{ port: 80 }]\n',
  },
  mend: 'Correct the field that the finding names; `kubectl explain` tells what the kind takes.',
} as const

/** Judges every document by the schema of exactly its apiVersion and kind. */
export const judgeShapes = async (documents: readonly Placed<object>[]): Promise<Breach[]> => {
  const validators = await shapeValidators(documents.map(({ object }) => object))
  return documents.flatMap((document) => {
    const id = shapeIdOf(document.object)
    const validate = validators.get(id)
    return validate
      ? validate(document.object).map((mistake) => malformed(document, id, mistake))
      : [unknownKind(document, id)]
  })
}

const malformed = (document: Placed<object>, id: string, { path, what }: ShapeMistake): Breach => ({
  at: at(document, ...path),
  what: `${path.length === 0 ? 'the object' : path.join('.')} is not as ${id} demands: ${what}`,
  consequence: 'the API server refuses it, and Flux applies nothing of its layer',
  mend: `correct it; \`kubectl explain\` tells what ${id} takes`,
})

const unknownKind = (document: Placed<object>, id: string): Breach => ({
  at: at(document, 'kind'),
  what: `no schema is known for ${id}`,
  consequence: 'nobody checks the object before a cluster does',
  mend: 'correct apiVersion and kind, or add the kind to packages/validation/src/schema/kinds.ts',
})
