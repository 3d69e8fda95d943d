import { NotAsked, type Obstacle } from '../not-asked.ts'
import type { ClusterApi, DryRun, KubernetesObject, ObjectMetadata } from '../live/cluster-api.ts'
import { versionPath } from '../live/objects.ts'

/** What a played cluster is. */
export interface Played {
  readonly objects?: readonly KubernetesObject[]
  /** Texts by their paths: logs, and what pods and Services answer behind the proxy. */
  readonly texts?: Readonly<Record<string, string>>
  /** What the API server makes of an applied object; by default what is there, or the object itself. */
  readonly dryRun?: (object: object) => DryRun
  readonly clockOffset?: number
  /** What is not permitted, by a part of its path: `/secrets`. */
  readonly forbidden?: readonly string[]
  /** What is at paths that are of no object: `/version`. */
  readonly answers?: Readonly<Record<string, unknown>>
  /** Groups of kinds that the API does not have: `monitoring.coreos.com`. */
  readonly lacking?: readonly string[]
  /** Why nothing of the cluster can be asked. */
  readonly obstacle?: Obstacle
}

const CLUSTER_SCOPED = new Set([
  'Namespace', 'Node', 'PersistentVolume', 'ClusterRole', 'ClusterRoleBinding', 'CustomResourceDefinition', 'StorageClass',
]) // prettier-ignore

const pluralOf = (kind: string): string => {
  if (/[^aeiou]y$/i.test(kind)) return `${kind.slice(0, -1)}ies`.toLowerCase()
  return `${kind}${/(s|x|ch)$/.test(kind) ? 'es' : 's'}`.toLowerCase()
}

const collectionOf = ({ apiVersion, kind }: KubernetesObject): string =>
  `${versionPath(apiVersion)}/${pluralOf(kind)}`

const inNamespace = (object: KubernetesObject): string =>
  CLUSTER_SCOPED.has(object.kind)
    ? collectionOf(object)
    : `${versionPath(object.apiVersion)}/namespaces/${object.metadata.namespace ?? 'default'}/${pluralOf(object.kind)}`

/** Every kind that a test has an object of, and those that the check names, as a discovery lists them. */
const discovered = (objects: readonly KubernetesObject[], path: string) => {
  const kinds = new Set(objects.filter((one) => versionPath(one.apiVersion) === path).map(({ kind }) => kind))
  return kinds.size === 0
    ? undefined
    : {
        resources: [...kinds].map((kind) => ({
          kind,
          name: pluralOf(kind),
          namespaced: !CLUSTER_SCOPED.has(kind),
        })),
      }
}

/** An object without its content, of which the API server lists the fields. */
const metadataOf = ({ metadata, ...content }: KubernetesObject): ObjectMetadata => {
  const { data = {} } = content as { readonly data?: object }
  const fields = Object.fromEntries(Object.keys(data).map((key) => [`f:${key}`, {}]))
  return { metadata: { managedFields: [{ fieldsV1: { 'f:data': { '.': {}, ...fields } } }], ...metadata } }
}

/** The API of a cluster that has some objects, for the test of a check. */
export const playedApi = (played: Played, known: readonly KubernetesObject[] = []): ClusterApi => {
  const {
    objects = [],
    texts = {},
    forbidden = [],
    lacking = [],
    answers = {},
    obstacle,
    clockOffset = 0,
  } = played
  // oxlint-disable-next-line typescript/require-await -- rejects like a request
  const admit = async (path: string): Promise<void> => {
    if (obstacle) throw new NotAsked(obstacle, `it is played as ${obstacle}`, 'play it otherwise')
    if (forbidden.some((part) => path.includes(part)))
      throw new NotAsked('forbidden', `${path} is forbidden`, 'ask for the right')
  }
  const at = (path: string) => objects.find((one) => `${inNamespace(one)}/${one.metadata.name}` === path)
  return {
    get: async (path) => {
      await admit(path)
      if (lacking.some((group) => path.includes(group))) return undefined
      return answers[path] ?? at(path) ?? discovered([...objects, ...known], path)
    },
    list: async (path) => {
      await admit(path)
      const [plain] = path.split('?')
      return objects.filter((one) => collectionOf(one) === plain || inNamespace(one) === plain)
    },
    metadata: async (path) => {
      await admit(path)
      return objects.filter((one) => collectionOf(one) === path).map(metadataOf)
    },
    text: async (path) => {
      await admit(path)
      return texts[path]
    },
    dryRun: async (path, object) => {
      await admit(path)
      return played.dryRun?.(object) ?? { object: at(path) ?? (object as KubernetesObject) }
    },
    clockOffset: async () => {
      await admit('/version')
      return clockOffset
    },
  }
}
