import type { ValidateFunction } from 'ajv/dist/2020.js'
import { withoutEncryption } from '../values/encrypted.ts'
import { knownKinds } from './kind-scopes.ts'
import { kindId } from './kinds.ts'
import { validatorOnDemand } from './on-demand.ts'
import { errorsBy, type SchemaError } from './schema-errors.ts'
import { validatorOf } from './validators.ts'

/** The file that tells kustomize what to build; every other document is an object of the cluster. */
export const KUSTOMIZE_FILE = 'kustomize.config.k8s.io/v1beta1/Kustomization'

/** What kustomize reads of its own file. */
export interface KustomizeFile {
  readonly resources?: readonly string[]
}

/** Whether kustomize alone reads a document: it is no object of the cluster. */
export const isOfKustomize = (object: object): boolean =>
  shapeIdOf(object).startsWith('kustomize.config.k8s.io/')

/** The kind that a document says it is of, however malformed it is. */
export const shapeIdOf = (object: object): string => {
  const { apiVersion, kind } = object as { apiVersion?: unknown; kind?: unknown }
  return kindId({ apiVersion: String(apiVersion), kind: String(kind) })
}

const PREFIX = 'object/'

/** Whether there is a schema of the kind of a document. */
export const hasSchema = (object: object): boolean => knownKinds().has(shapeIdOf(object))

/**
 * Where a document is not as exactly its apiVersion and kind demand; nothing where the kind is not known.
 * @param own what checks the kind in this cluster, if its own definition is known
 */
export const errorsOfObject = (
  object: object,
  own?: ValidateFunction,
): readonly SchemaError[] | undefined => {
  const name = `${PREFIX}${shapeIdOf(object)}`
  const validate = own ?? validatorOf(name) ?? (hasSchema(object) ? validatorOnDemand(name) : undefined)
  return validate && [...errorsBy(validate, withoutEncryption(object)), ...missingName(object)]
}

/** The types let every object be without it, and the API server none. */
const missingName = (object: object): readonly SchemaError[] => {
  const { metadata } = object as { metadata?: { name?: unknown } | null }
  return isOfKustomize(object) || typeof metadata?.name === 'string'
    ? []
    : [{ path: ['metadata', 'name'], message: 'it is missing' }]
}
