import type { ClusterApi, KubernetesObject } from './cluster-api.ts'

/** The path of a group and version: `apps/v1` is at `/apis/apps/v1`, `v1` at `/api/v1`. */
export const versionPath = (apiVersion: string): string =>
  apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`

interface Resource {
  readonly name: string
  readonly kind: string
  readonly namespaced: boolean
}

/** The path of all objects of a kind, and whether they are in namespaces; nothing where the API does not have the kind. */
export const resourceOf = async (
  api: ClusterApi,
  { apiVersion, kind }: Pick<KubernetesObject, 'apiVersion' | 'kind'>,
): Promise<{ readonly path: string; readonly namespaced: boolean } | undefined> => {
  const path = versionPath(apiVersion)
  const answer = (await api.get(path)) as { readonly resources?: readonly Resource[] } | undefined
  const resource = answer?.resources?.find((one) => one.kind === kind && !one.name.includes('/'))
  return resource && { path: `${path}/${resource.name}`, namespaced: resource.namespaced }
}

/** The path of one object; nothing where the API does not have its kind. */
export const pathOf = async (api: ClusterApi, object: KubernetesObject): Promise<string | undefined> => {
  const resource = await resourceOf(api, object)
  if (resource === undefined) return undefined
  const { namespace = 'default', name } = object.metadata
  if (!resource.namespaced) return `${resource.path}/${name}`
  return `${resource.path.replace(/\/([^/]+)$/, `/namespaces/${namespace}/$1`)}/${name}`
}

/** `Service monitoring/loki`, as findings name their subject. */
export const subjectOf = ({ kind, metadata: { namespace, name } }: KubernetesObject): string =>
  namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`
