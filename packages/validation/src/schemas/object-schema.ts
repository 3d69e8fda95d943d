import { once } from '../values/once.ts'
import { withoutEncryption } from '../values/encrypted.ts'
import { kindId } from './kinds.ts'
import { schemaErrorsOf, type SchemaError } from './schema-errors.ts'
import { schemaNames } from './validators.ts'

/** The file that tells kustomize what to build; every other document is an object of the cluster. */
export const KUSTOMIZE_FILE = 'kustomize.config.k8s.io/v1beta1/Kustomization'

/** What the kinds of kustomize's own files begin with: lists, and components for them. */
export const KUSTOMIZE_GROUP = 'kustomize.config.k8s.io/'

/** What kustomize reads of its own file. */
export interface KustomizeFile {
  readonly resources?: readonly string[]
}

/** The kind that a document says it is of, however malformed it is. */
export const shapeIdOf = (object: object): string => {
  const { apiVersion, kind } = object as { apiVersion?: unknown; kind?: unknown }
  return kindId({ apiVersion: String(apiVersion), kind: String(kind) })
}

const PREFIX = 'object/'

/** Every apiVersion and kind that there is a schema of. */
export const knownKinds = (): readonly string[] =>
  schemaNames()
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => name.slice(PREFIX.length))

const kinds = once(() => new Set(knownKinds()))

/** Whether there is a schema of the kind of a document. */
export const hasSchema = (object: object): boolean => kinds().has(shapeIdOf(object))

/** Where a document is not as exactly its apiVersion and kind demand; nothing where the kind is not known. */
export const errorsOfObject = (object: object): readonly SchemaError[] | undefined => {
  const errors = schemaErrorsOf(`${PREFIX}${shapeIdOf(object)}`, withoutEncryption(object))
  return errors && [...errors, ...missingName(object)]
}

/** The types let every object be without it, and the API server none. */
const missingName = (object: object): readonly SchemaError[] => {
  const { metadata } = object as { metadata?: { name?: unknown } | null }
  return shapeIdOf(object) === KUSTOMIZE_FILE || typeof metadata?.name === 'string'
    ? []
    : [{ path: ['metadata', 'name'], message: 'it is missing' }]
}
