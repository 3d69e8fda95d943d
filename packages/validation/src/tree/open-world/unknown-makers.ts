import { BUILT_IN_NAMESPACES } from '../../catalog/charts/k3s.ts'
import { IDLE_GROUPS, IDLE_KINDS } from '../../catalog/makers/idle.ts'
import { MAKERS } from '../../catalog/makers/makers.ts'
import type { Made } from '../../values/absence.ts'
import type { Located } from '../../values/location.ts'
import { remembered } from '../../values/remembered.ts'
import { isGenerated, namespacedName } from '../../values/rendered-tree.ts'
import { isMap, textAt } from '../../values/value-at.ts'
import { chartOf } from '../charts/chart-of.ts'
import { contractOf, namespaceOfChart } from '../charts/releases.ts'
import type { Release } from '../charts/release.ts'
import type { ClusterView } from '../cluster-view.ts'
import { groupKindOf } from '../objects.ts'
import { FLUX_NAMESPACE, namespacesOf } from './namespaces.ts'
import { appliersOf } from '../flux/appliers.ts'

/** Objects of a namespace that no file of the tree shows. */
export interface Unknown {
  /** Nothing where they may be in any namespace. */
  readonly namespace?: string
  /** Nothing where they may be of any kind. */
  readonly made?: readonly Made[]
}

/** What charts, operators and other repositories make in a cluster, and no file of its tree shows. */
export const unknownIn = remembered((cluster: ClusterView): readonly Unknown[] => [
  ...(cluster.tree.incomplete ?? []).map((namespace) => (namespace === '*' ? {} : { namespace })),
  ...cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .filter((release) => !isKnownChart(cluster, release) && !isRendered(cluster, release))
    .flatMap((release) => ofUnknownChart(cluster, release)),
  ...fromElsewhere(cluster),
  ...cluster.objects.flatMap(ofObject),
])

/** A release in a person's file may have the name of a known chart, and install another one. */
const isKnownChart = (cluster: ClusterView, release: Release): boolean =>
  contractOf(release) !== undefined &&
  (isGenerated(release.file) || chartOf(cluster, release)?.name === release.object.metadata.name)

const isRendered = ({ tree }: ClusterView, { object: { metadata } }: Release): boolean =>
  tree.releases?.has(namespacedName(metadata)) ?? false

/** A chart puts objects into its own namespace, and into others that its values name. */
const ofUnknownChart = (cluster: ClusterView, release: Release): readonly Unknown[] => {
  const texts = new Set(textsIn(release.object.spec?.values))
  const named = [...namespacesOf(cluster)].filter((namespace) => texts.has(namespace))
  // kustomize gives it a namespace.
  if (release.object.metadata.namespace === undefined) return [{ made: BY_CHARTS }]
  return [...new Set([namespaceOfChart(release), ...named])].map((namespace) => ({
    namespace,
    made: BY_CHARTS,
  }))
}

/** Flux' own objects come of Flux' own. */
const BY_CHARTS: readonly Made[] = [
  'accounts',
  'claims',
  'configMaps',
  'customResources',
  'pods',
  'roles',
  'secrets',
  'services',
]

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** A Kustomization of a source that the tree has, but not of the tree itself, applies what is in another repository. */
const fromElsewhere = (cluster: ClusterView): readonly Unknown[] => {
  const own = new Set(appliersOf(cluster).map(({ object }) => object))
  return cluster
    .all('kustomize.toolkit.fluxcd.io/v1/Kustomization')
    .filter(({ object }) => !own.has(object) && object.spec?.sourceRef.name !== FLUX_NAMESPACE)
    .map(({ object }) =>
      object.spec?.targetNamespace === undefined ? {} : { namespace: object.spec.targetNamespace },
    )
}

/** The namespaces in which the cluster itself makes objects: its DNS, its network, and Flux where no file installs it. */
export const ownNamespacesOf = (cluster: ClusterView): readonly string[] => [
  ...BUILT_IN_NAMESPACES,
  ...(cluster.all('apps/v1/Deployment').some(({ object }) => object.metadata.namespace === FLUX_NAMESPACE)
    ? []
    : [FLUX_NAMESPACE]),
]

const ofObject = ({ object }: Located): readonly Unknown[] => {
  const id = groupKindOf(object)
  const { namespace } = object.metadata
  const maker = MAKERS[id]
  if (maker) return maker.more && namespace !== undefined ? [{ namespace, made: maker.more }] : []
  if (IDLE_KINDS.has(id) || IDLE_GROUPS.has(id.slice(0, id.indexOf('/')))) return []
  if (id === 'helm.cattle.io/HelmChart')
    return [
      { namespace: textAt(object, 'spec', 'targetNamespace') || (namespace ?? 'default'), made: BY_CHARTS },
    ]
  if (id.startsWith('kyverno.io/') && !generates(object)) return []
  // An instance of Flux makes Flux itself, and a set of resources anything.
  const made = id === 'fluxcd.controlplane.io/ResourceSet' ? {} : { made: BY_CHARTS }
  return [namespace === undefined ? made : { namespace, ...made }]
}

const generates = (object: Located['object']): boolean => {
  const { spec } = object as { readonly spec?: unknown }
  const rules = isMap(spec) ? spec['rules'] : undefined
  return Array.isArray(rules) && rules.some((rule) => isMap(rule) && 'generate' in rule)
}
