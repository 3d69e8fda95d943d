import type { KubernetesObject } from '../live/cluster-api.ts'
import type { LiveCluster, TreeObject } from '../live/live-cluster.ts'
import { resourceOf, subjectOf } from '../live/objects.ts'
import { NotAsked } from '../not-asked.ts'

/** An object that the tree states, with what the cluster has of it. */
export interface Compared {
  readonly stated: TreeObject
  /** Nothing where the cluster does not have it. */
  readonly live: KubernetesObject | undefined
  /** Whether the API server has its kind. */
  readonly isServed: boolean
}

interface ComparedObjects {
  readonly compared: readonly Compared[]
  /** Why objects of some kinds could not be asked. */
  readonly forbidden: readonly NotAsked[]
}

/** The values of Secrets are never read. `secret-exists` says which are missing. Lists of kustomize are no objects. */
const isCompared = ({ apiVersion, kind, metadata: { annotations = {} } }: TreeObject): boolean =>
  kind !== 'Secret' &&
  !apiVersion.startsWith('kustomize.config.k8s.io/') &&
  !/^(?:Ignore|IfNotPresent)$/i.test(annotations['kustomize.toolkit.fluxcd.io/ssa'] ?? '') &&
  annotations['kustomize.toolkit.fluxcd.io/reconcile'] !== 'disabled'

/** Looks up all objects of a tree, by one list for each kind. @throws NotAsked where nothing of the cluster can be asked */
export const comparedObjects = async (cluster: LiveCluster): Promise<ComparedObjects> => {
  const byKind = Map.groupBy(
    cluster.tree.filter(isCompared),
    ({ apiVersion, kind }) => `${apiVersion} ${kind}`,
  )
  const answers = await Promise.all(
    [...byKind.values()].map((objects) => listedOf(cluster, objects).catch(onlyForbidden)),
  )
  return {
    compared: answers.flatMap((answer) => (answer instanceof NotAsked ? [] : answer)),
    forbidden: answers.filter((answer) => answer instanceof NotAsked),
  }
}

/** A kind that may not be read leaves the others to be compared. */
const onlyForbidden = (error: unknown): NotAsked => {
  if (error instanceof NotAsked && error.obstacle === 'forbidden') return error
  throw error
}

const listedOf = async (
  { api }: LiveCluster,
  objects: readonly TreeObject[],
): Promise<readonly Compared[]> => {
  const [first] = objects
  const resource = first && (await resourceOf(api, first))
  if (resource === undefined) return objects.map((stated) => ({ stated, live: undefined, isServed: false }))
  const live = new Map((await api.list(resource.path)).map((one) => [subjectOf(one), one]))
  return objects.map((object) => {
    const stated = resource.namespaced ? inNamespace(object) : object
    return { stated, live: live.get(subjectOf(stated)), isServed: true }
  })
}

/** Where nothing else is stated, Kubernetes takes the namespace `default`. */
const inNamespace = (object: TreeObject): TreeObject => ({
  ...object,
  metadata: { namespace: 'default', ...object.metadata },
})
