import type { ClusterChanges } from '../../tree/changes/changes-between.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { Located } from '../../values/location.ts'
import { aboutObject } from './about-object.ts'
import { objectDifferences } from './object-differences.ts'
import type { ChangedObjectPlan, DeletedObject, PlannedObject } from './planned-object.ts'
import { whyItStays } from './pruning.ts'

/** An object in two versions of a tree. */
interface Versions {
  readonly before: Located
  readonly after: Located
}

/** An object that only one version has, with what a person knows it by. */
export const plannedObject = (cluster: ClusterView, located: Located): PlannedObject => {
  const about = aboutObject(located, cluster)
  return { ...namedObject(located), ...(about !== undefined && { about }) }
}

const namedObject = ({ object, file }: Located): PlannedObject => {
  const { name, namespace } = object.metadata
  return { kind: object.kind, ...(namespace !== undefined && { namespace }), name, file: file.path }
}

export const changedPlan = ({ before, after }: Versions): ChangedObjectPlan => ({
  ...namedObject(after),
  ...objectDifferences(before.object, after.object),
})

export const replacedPlan = ({ before, after }: Versions): ChangedObjectPlan => {
  const { fields, ...plan } = changedPlan({ before, after })
  return {
    ...plan,
    fields: fields.filter(({ field }) => field !== 'metadata.name'),
    replaces: before.object.metadata.name,
  }
}

export const deletedPlan = (changes: ClusterChanges, located: Located): DeletedObject => {
  const stays = whyItStays(changes, located)
  return { ...plannedObject(changes.before, located), ...(stays !== undefined && { stays }) }
}
