import { CHART_KINDS } from '../../catalog/charts/chart-kinds.ts'
import type { Located } from '../../values/location.ts'
import { remembered } from '../../values/remembered.ts'
import { textAt, valueAt } from '../../values/value-at.ts'
import { chartOf } from '../charts/chart-of.ts'
import { isOn } from '../charts/releases.ts'
import type { Release } from '../charts/release.ts'
import type { ClusterView } from '../cluster-view.ts'

/** What defines the custom resources of a group: definitions of the tree itself, and releases of charts that have them. */
export const definersOf = (cluster: ClusterView, group: string): readonly Located[] =>
  definersByGroup(cluster).get(group) ?? []

const definersByGroup = remembered((cluster: ClusterView): ReadonlyMap<string, Located[]> => {
  const byGroup = new Map<string, Located[]>()
  const add = (group: string, definer: Located): void => {
    byGroup.set(group, [...(byGroup.get(group) ?? []), definer])
  }
  for (const definition of cluster.objects)
    if (definition.object.kind === DEFINITION) add(textAt(definition.object, 'spec', 'group'), definition)
  for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease'))
    for (const group of groupsOf(cluster, release)) add(group, release)
  return byGroup
})

const DEFINITION = 'CustomResourceDefinition'

/** Whether Flux applies an object before the rest of its layer, and waits until it is ready. */
export const isAppliedFirst = ({ object }: Located): boolean =>
  object.kind === DEFINITION || object.kind === 'Namespace'

const groupsOf = (cluster: ClusterView, release: Release): readonly string[] =>
  CHART_KINDS[chartNameOf(cluster, release)]?.groups ?? []

/** Whether a release installs the definitions of its chart; where its values switch them off, something else does. */
export const installsDefinitions = (cluster: ClusterView, release: Release): boolean => {
  if (valueAt(release.object, ['spec', 'install', 'crds']) === 'Skip') return false
  const when = CHART_KINDS[chartNameOf(cluster, release)]?.when
  return when === undefined || when.some((one) => isOn(release, [one]))
}

/** Where the source is in no file of the tree, the release has the name of its chart. */
const chartNameOf = (cluster: ClusterView, release: Release): string =>
  chartOf(cluster, release)?.name ?? release.object.metadata.name
