import { databaseOf } from '../../catalog/programs/databases.ts'
import type { ChangedObject, ClusterChanges } from '../../tree/changes/changes-between.ts'
import { isSameValue } from '../../tree/changes/same-value.ts'
import { groupKindOf, nameOf } from '../../tree/objects.ts'
import { repositoryOf } from '../../tree/workloads/repository.ts'
import { listOf, textAt, valueAt } from '../../values/value-at.ts'
import { differencesOf } from '../differences/field-differences.ts'
import type { Restart, Rollout } from './restart.ts'

const TEMPLATE = ['spec', 'template'] as const

/**
 * The workloads of a tree whose pods a change replaces.
 * @param nodes how many the cluster has, where that is known
 */
export const ownRestarts = (
  { changed }: ClusterChanges,
  nodes: () => number | undefined,
): readonly Restart[] =>
  changed
    .filter(isWorkload)
    .filter(hasNewPods)
    .map((workload) => restartOf(workload, nodes))

const KINDS = ['apps/DaemonSet', 'apps/Deployment', 'apps/StatefulSet']

const isWorkload = ({ after: { object } }: ChangedObject): boolean => KINDS.includes(groupKindOf(object))

const hasNewPods = ({ fields }: ChangedObject): boolean =>
  fields.some((field) => TEMPLATE.every((key, index) => field.path[index] === key) && !isSameValue(field))

const restartOf = ({ before, after }: ChangedObject, nodes: () => number | undefined): Restart => {
  const [old, now] = [before, after].map(({ object }) => valueAt(object, TEMPLATE))
  const pods = podCount(after.object, nodes)
  const database = databaseIn(after.object)
  return {
    workload: nameOf(after),
    how: rolloutOf(after.object),
    ...(pods !== undefined && { pods }),
    ...(database !== undefined && { database }),
    because: differencesOf(old, now).fields,
  }
}

const podCount = (object: object, nodes: () => number | undefined): number | undefined => {
  if (textAt(object, 'kind') === 'DaemonSet') return nodes()
  const replicas = valueAt(object, ['spec', 'replicas']) ?? 1
  return typeof replicas === 'number' ? replicas : undefined
}

const rolloutOf = (object: object): Rollout => {
  const kind = textAt(object, 'kind')
  const strategy = textAt(object, 'spec', kind === 'Deployment' ? 'strategy' : 'updateStrategy', 'type')
  if (strategy === 'OnDelete') return 'by hand'
  if (strategy === 'Recreate') return 'recreate'
  return kind === 'Deployment' ? 'rolling' : 'one by one'
}

const databaseIn = (object: object): string | undefined =>
  listOf(valueAt(object, [...TEMPLATE, 'spec', 'containers']))
    .map((container) => databaseOf(repositoryOf(textAt(container, 'image')).name))
    .find((name) => name !== undefined)
