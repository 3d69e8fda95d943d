import type { IPodSpec } from '@fleet/kubernetes'
import { FLUX_RESOURCES, requiredSecrets } from '@fleet/model'
import type { Symptom } from '../../diagnosis.ts'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import { workloadsOf } from '../../live/workloads.ts'
import { appliersOf, missedWithout } from '../pods/follows.ts'
import { fluxReads } from './flux-reads.ts'
import { podReads } from './pod-reads.ts'

/** A Secret that a cluster cannot do without. */
export interface NeededSecret {
  readonly namespace: string
  readonly name: string
  readonly keys: readonly string[]
  /** The objects that read it; where there is none yet, the names that the inventory gives. */
  readonly readers: readonly string[]
  /** What is found where it is missing. */
  readonly explains: readonly Symptom[]
}

/** All Secrets that the inventory lists, and that the pods and the objects of Flux in the tree and in the cluster read. */
export const neededSecrets = async (
  cluster: LiveCluster,
  fleet: LiveFleet,
): Promise<readonly NeededSecret[]> => {
  const [workloads, flux] = await Promise.all([workloadsOf(cluster, fleet), fluxObjectsOf(cluster)])
  const needs = [
    ...declaredNeeds(cluster, fleet),
    ...[...cluster.tree, ...workloads, ...flux].flatMap((object) => needsOf(cluster, object)),
  ]
  return [...Map.groupBy(needs, ({ namespace, name }) => `${namespace}/${name}`).values()].flatMap(together)
}

/** After a sentence about a Secret: `which Deployment rss-system/miniflux reads`. */
export const whoReads = ({ readers }: NeededSecret): string =>
  `which ${readers.join(' and ')} ${readers.length === 1 ? 'reads' : 'read'}`

/** One key of a Secret, or all of it, for one reader. */
interface Need {
  readonly namespace: string
  readonly name: string
  readonly keys: readonly string[]
  readonly reader: string
  readonly explains: readonly Symptom[]
}

const together = (needs: readonly Need[]): readonly NeededSecret[] => {
  const [first] = needs
  if (first === undefined) return []
  const { namespace, name } = first
  const byObjects = needs.filter(({ explains }) => explains.length > 0)
  const readers = (byObjects.length > 0 ? byObjects : needs).map(({ reader }) => reader)
  return [
    {
      namespace,
      name,
      keys: [...new Set(needs.flatMap(({ keys }) => keys))],
      readers: [...new Set(readers)],
      explains: needs.flatMap(({ explains }) => explains),
    },
  ]
}

const declaredNeeds = ({ name: cluster }: LiveCluster, { fleet }: LiveFleet): readonly Need[] =>
  requiredSecrets(fleet, cluster).flatMap(({ namespace, name, keys, readers }) =>
    readers.map((reader) => ({ namespace, name, keys: Object.keys(keys), reader, explains: [] })),
  )

const fluxObjectsOf = async ({ api }: LiveCluster): Promise<readonly KubernetesObject[]> => {
  const paths = FLUX_RESOURCES.map(({ group, version, plural }) => `/apis/${group}/${version}/${plural}`)
  return (await Promise.all(paths.map((path) => api.list(path)))).flat()
}

const needsOf = (cluster: LiveCluster, object: KubernetesObject): readonly Need[] => {
  const template = podSpecOf(object)
  const isOfFlux = object.apiVersion.includes('.toolkit.fluxcd.io/')
  const reads = isOfFlux ? fluxReads(object) : template === undefined ? [] : podReads(template)
  if (reads.length === 0) return []
  const reader = subjectOf(object)
  const { namespace = 'default' } = object.metadata
  return reads.map(({ name, key, isForImages = false }) => ({
    namespace,
    name,
    keys: key === undefined ? [] : [key],
    reader,
    explains: isOfFlux ? fluxSymptoms(cluster, object) : podSymptoms(cluster, object, isForImages),
  }))
}

interface Templated {
  readonly template?: { readonly spec?: IPodSpec }
  readonly jobTemplate?: { readonly spec?: Templated }
}

/** What an object makes pods of. */
const podSpecOf = (object: KubernetesObject): IPodSpec | undefined => {
  if (object.kind === 'Pod') return (object as { readonly spec?: IPodSpec }).spec
  const { spec } = object as { readonly spec?: Templated }
  return spec?.template?.spec ?? spec?.jobTemplate?.spec?.template?.spec
}

/** A container does not start without what it reads, and its image is not pulled without the credentials for it. */
const podSymptoms = (
  cluster: LiveCluster,
  object: KubernetesObject,
  isForImages: boolean,
): readonly Symptom[] => {
  const subject = subjectOf(object)
  return [
    ...[isForImages ? 'image-pulled' : 'container-runs', 'workload-ready'].map((check) => ({
      check,
      cluster: cluster.name,
      subject,
    })),
    ...appliersOf(cluster, object),
    ...missedWithout(cluster, subject),
  ]
}

const FLUX_CHECK: Readonly<Record<string, string>> = {
  Kustomization: 'flux-applied',
  HelmRelease: 'release-installed',
}

const fluxSymptoms = ({ name: cluster }: LiveCluster, object: KubernetesObject): readonly Symptom[] => [
  { check: FLUX_CHECK[object.kind] ?? 'flux-source-fetched', cluster, subject: subjectOf(object) },
]
