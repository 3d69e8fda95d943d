import type { ClusterChanges } from '../../tree/changes/changes-between.ts'
import { chartOf, type Chart } from '../../tree/charts/chart-of.ts'
import type { Release } from '../../tree/charts/release.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { namespaceOf } from '../../tree/objects.ts'
import { listOf, textAt, valueAt } from '../../values/value-at.ts'
import { differencesOf } from '../differences/field-differences.ts'
import type { ReleasePlan } from './release-plan.ts'

/** A release in both versions. */
export interface UpgradedRelease {
  readonly before: Release
  readonly after: Release
  readonly plan: ReleasePlan
}

/** What Helm installs and uninstalls. */
export const otherReleases = ({ before, after }: ClusterChanges): readonly ReleasePlan[] => {
  const [old, now] = [before, after].map(releasesIn)
  return [
    ...missingIn(old, now).map((release) => ({
      ...planOf(release, 'installed'),
      ...chartField('after', chartOf(after, release)),
    })),
    ...missingIn(now, old).map((release) => ({
      ...planOf(release, 'uninstalled'),
      ...chartField('before', chartOf(before, release)),
    })),
  ]
}

/** The releases that Helm upgrades: their chart is another one, or its values are. */
export const upgradedReleases = (changes: ClusterChanges): readonly UpgradedRelease[] => {
  const { before, after } = changes
  const old = releasesIn(before)
  return [...releasesIn(after)].flatMap(([name, release]) => {
    const earlier = old.get(name)
    const plan = earlier && upgradePlan(changes, earlier, release)
    return earlier && plan ? [{ before: earlier, after: release, plan }] : []
  })
}

type Releases = ReadonlyMap<string, Release>

const releasesIn = (cluster: ClusterView): Releases =>
  new Map(
    cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .map((release) => [`${namespaceOf(release)}/${release.object.metadata.name}`, release]),
  )

const missingIn = (old: Releases | undefined, now: Releases | undefined): readonly Release[] =>
  [...(now ?? [])].filter(([name]) => !old?.has(name)).map(([, release]) => release)

const planOf = (release: Release, change: ReleasePlan['change']): ReleasePlan => ({
  release: `${namespaceOf(release)}/${release.object.metadata.name}`,
  change,
  values: [],
  valuesFrom: [],
})

const chartField = (version: 'before' | 'after', chart: Chart | undefined): Partial<ReleasePlan> =>
  chart ? { [version]: chart } : {}

/** Nothing where Helm has nothing to do: another interval is none of its business. */
const upgradePlan = (changes: ClusterChanges, before: Release, after: Release): ReleasePlan | undefined => {
  const [old, now] = [chartOf(changes.before, before), chartOf(changes.after, after)]
  const values = RENDERED.flatMap(
    (key) =>
      differencesOf(valueAt(before.object, ['spec', key]), valueAt(after.object, ['spec', key])).fields,
  )
  const valuesFrom = changedSources(changes, after)
  // Flux leaves a suspended release as it is.
  const isSuspended = after.object.spec?.suspend === true
  const isSameChart = old?.name === now?.name && old?.version === now?.version
  return isSuspended || (isSameChart && values.length + valuesFrom.length === 0)
    ? undefined
    : {
        ...planOf(after, 'upgraded'),
        ...chartField('before', old),
        ...chartField('after', now),
        values,
        valuesFrom,
      }
}

/** What Helm renders a chart with. */
const RENDERED = ['values', 'valuesFrom', 'postRenderers', 'commonMetadata'] as const

const changedSources = ({ changed }: ClusterChanges, release: Release): readonly string[] =>
  listOf(release.object.spec?.valuesFrom).flatMap((source) => {
    const [kind, name] = [textAt(source, 'kind'), textAt(source, 'name')]
    const isChanged = changed.some(
      ({ after }) =>
        after.object.kind === kind &&
        after.object.metadata.name === name &&
        namespaceOf(after) === namespaceOf(release),
    )
    return isChanged ? [`${kind} ${namespaceOf(release)}/${name}`] : []
  })
