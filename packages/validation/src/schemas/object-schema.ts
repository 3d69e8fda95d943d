import { withoutEncryption } from '../values/encrypted.ts'
import { definition, definitionNames } from './definitions.ts'
import { misfitsOf, type Misfit } from './json-schema.ts'
import { kindId } from './kinds.ts'

/** The file that tells kustomize what to build; every other document is an object of the cluster. */
export const KUSTOMIZE_FILE = 'kustomize.config.k8s.io/v1beta1/Kustomization'

/** What kustomize reads of its own file. */
export interface KustomizeFile {
  readonly resources: readonly string[]
}

/** The kind that a document says it is of, however malformed it is. */
export const shapeIdOf = (object: object): string => {
  const { apiVersion, kind } = object as { apiVersion?: unknown; kind?: unknown }
  return kindId({ apiVersion: String(apiVersion), kind: String(kind) })
}

const PREFIX = 'object/'

/** Every apiVersion and kind that there is a schema of. */
export const knownKinds = (): readonly string[] =>
  definitionNames()
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => name.slice(PREFIX.length))

/** Where a document is not as exactly its apiVersion and kind demand; nothing where the kind is not known. */
export const misfitsOfObject = (object: object): readonly Misfit[] | undefined => {
  const schema = definition(`${PREFIX}${shapeIdOf(object)}`)
  return schema && [...misfitsOf(definition, schema, withoutEncryption(object)), ...missingParts(object)]
}

/** The types let every object be without these, and the API server none. */
const missingParts = (object: object): readonly Misfit[] => {
  const { metadata, spec } = object as { metadata?: { name?: unknown } | null; spec?: unknown }
  return [
    ...(isKustomizeFile(object) || typeof metadata?.name === 'string'
      ? []
      : [{ path: ['metadata', 'name'], message: 'it is missing' }]),
    ...(spec === undefined && hasSpec(object) ? [{ path: ['spec'], message: 'it is missing' }] : []),
  ]
}

const isKustomizeFile = (object: object): boolean => shapeIdOf(object) === KUSTOMIZE_FILE

/** A namespace's spec is the API server's own. */
const hasSpec = (object: object): boolean => {
  const id = shapeIdOf(object)
  const schema = definition(`${PREFIX}${id}`)
  const whole = schema?.$ref === undefined ? schema : definition(schema.$ref)
  return id !== 'v1/Namespace' && whole?.properties?.['spec'] !== undefined
}
