import type { Located } from '../values/location.ts'
import { isGenerated, type RenderedFile, type RenderedTree } from '../values/rendered-tree.ts'
import { isOfKustomize, KUSTOMIZE_FILE, shapeIdOf } from '../schemas/object-schema.ts'
import { isListName } from '../values/kustomize-list.ts'
import { withoutNulls } from './reading/without-nulls.ts'

/** What kustomize assumes in its own file where it is left out. */
const OF_KUSTOMIZE_FILE = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' }
const OF_COMPONENT = { apiVersion: 'kustomize.config.k8s.io/v1alpha1' }

/** A document as the program that it is for reads it. */
const asRead = (file: RenderedFile, object: object): object => {
  const read = isGenerated(file) ? object : withoutNulls(object)
  if (!isListName(file.path)) return read
  const isComponent = (read as { readonly kind?: unknown }).kind === 'Component'
  return { ...OF_KUSTOMIZE_FILE, ...(isComponent && OF_COMPONENT), ...read }
}

/** Every document of a tree that is not empty. */
export const documentsOf = ({ cluster, files }: RenderedTree): Located<object>[] =>
  files.flatMap((file) =>
    file.objects.flatMap((object, document) =>
      Object.keys(object).length === 0 ? [] : [{ cluster, file, document, object: asRead(file, object) }],
    ),
  )

/** Whether a document has what every object of a cluster has: a kind, an API version and a name. */
export const isObject = ({ object }: Located<object>): boolean => {
  if (isOfKustomize(object)) return false
  const { apiVersion, kind, metadata } = object as {
    readonly apiVersion?: unknown
    readonly kind?: unknown
    readonly metadata?: { readonly name?: unknown } | null
  }
  return typeof apiVersion === 'string' && typeof kind === 'string' && typeof metadata?.name === 'string'
}

/** Whether a document is kustomize's list of a folder. */
export const isKustomizeFile = ({ object }: Located<object>): boolean => shapeIdOf(object) === KUSTOMIZE_FILE

/** `Service monitoring/loki`. */
export const nameOf = ({ object }: Located): string => {
  const { kind, metadata } = object
  return metadata.namespace === undefined
    ? `${kind} ${metadata.name}`
    : `${kind} ${metadata.namespace}/${metadata.name}`
}

/** An object with its file, for a sentence about two of them. */
export const ownerOf = (located: Located): string =>
  `${nameOf(located)} (${located.cluster}/${located.file.path})`

/** The namespace that an object gets: by default, the default one. */
export const namespaceOf = ({ object }: Located): string => object.metadata.namespace ?? 'default'

/** The API group of an object: `apps`, and `core` for Kubernetes’ first one. */
export const groupOf = ({ apiVersion }: Located['object']): string =>
  apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : 'core'

/** `core/Secret`, `apps/Deployment`. */
export const groupKindOf = (object: Located['object']): string => `${groupOf(object)}/${object.kind}`

/** What an object is to the cluster: it may be written in another version of its API. */
export const identityOf = ({ object }: Located): string =>
  JSON.stringify([groupKindOf(object), object.metadata.namespace, object.metadata.name])
