import type { Located } from '../../values/location.ts'
import { clusterView, type ClusterView } from '../cluster-view.ts'
import type { FleetView } from '../fleet-view.ts'
import { identityOf } from '../objects.ts'
import { appliedIn } from './applied.ts'
import { fieldChanges, type FieldChange } from './field-changes.ts'

/** An object in two versions of a tree. */
export interface ChangedObject {
  readonly before: Located
  readonly after: Located
  readonly fields: readonly FieldChange[]
}

/** What Flux does in a running cluster once one version of its tree replaces another: only what it applies counts. */
export interface ClusterChanges {
  readonly before: ClusterView
  readonly after: ClusterView
  readonly created: readonly Located[]
  readonly changed: readonly ChangedObject[]
  readonly deleted: readonly Located[]
}

/** The changes of each cluster that one of two versions of a fleet has. */
export const changesBetween = (before: FleetView, after: FleetView): readonly ClusterChanges[] => {
  const old = new Map(before.clusters.map((cluster) => [cluster.name, cluster]))
  const now = new Map(after.clusters.map((cluster) => [cluster.name, cluster]))
  return [...new Set([...old.keys(), ...now.keys()])].map((name) =>
    changesOf(old.get(name) ?? emptyCluster(name), now.get(name) ?? emptyCluster(name)),
  )
}

const emptyCluster = (name: string): ClusterView => clusterView({ cluster: name, files: [] })

const changesOf = (before: ClusterView, after: ClusterView): ClusterChanges => {
  const old = new Map(appliedIn(before).map((located) => [identityOf(located), located]))
  const now = new Map(appliedIn(after).map((located) => [identityOf(located), located]))
  const changed = [...now].flatMap(([identity, located]) => {
    const earlier = old.get(identity)
    return earlier ? changedObject(earlier, located) : []
  })
  return {
    before,
    after,
    created: [...now].filter(([identity]) => !old.has(identity)).map(([, located]) => located),
    changed,
    deleted: [...old].filter(([identity]) => !now.has(identity)).map(([, located]) => located),
  }
}

const changedObject = (before: Located, after: Located): readonly ChangedObject[] => {
  const fields = fieldChanges(before.object, after.object)
  return fields.length === 0 ? [] : [{ before, after, fields }]
}
