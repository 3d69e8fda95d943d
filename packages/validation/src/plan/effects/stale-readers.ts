import type { ChangedObject, ClusterChanges } from '../../tree/changes/changes-between.ts'
import { namespaceOf, nameOf } from '../../tree/objects.ts'
import { ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'
import { textAt } from '../../values/value-at.ts'

/** Pods that keep the old content of an object until they restart for another reason. */
export interface StaleReader {
  readonly workload: string
  /** `ConfigMap rss-system/feeds`. */
  readonly reads: string
}

/**
 * The workloads that read a changed ConfigMap or Secret at their start alone: as variables, or as a file that is mounted by
 * itself.
 * @param restarting the names of the workloads that restart
 */
export const staleReaders = (
  { after, changed }: ClusterChanges,
  restarting: ReadonlySet<string>,
): readonly StaleReader[] => {
  const contents = changed.filter(hasNewContent)
  if (contents.length === 0) return []
  return ownPodsOf(after)
    .filter((pods) => !restarting.has(nameOf(pods.controller)) && !ENDING.has(pods.kind))
    .flatMap((pods) =>
      contents
        .filter(({ after: { object }, ...one }) =>
          isReadAtStart(pods, object.kind, object.metadata.name, namespaceOf(one.before)),
        )
        .map((one) => ({ workload: nameOf(pods.controller), reads: nameOf(one.after) })),
    )
}

/** Each run of these starts new pods. */
const ENDING = new Set(['CronJob', 'Job'])

const hasNewContent = ({ after, fields }: ChangedObject): boolean =>
  ['ConfigMap', 'Secret'].includes(after.object.kind) &&
  fields.some(({ path }) => ['binaryData', 'data', 'stringData'].includes(String(path[0])))

const isReadAtStart = (pods: OwnPods, kind: string, name: string, namespace: string): boolean =>
  pods.namespace === namespace &&
  (kind === 'ConfigMap'
    ? hasReference(pods, name, 'configMapRef', 'configMapKeyRef', 'configMap')
    : hasReference(pods, name, 'secretRef', 'secretKeyRef', 'secret'))

const hasReference = (
  { containers, spec }: OwnPods,
  name: string,
  all: string,
  key: string,
  volume: 'configMap' | 'secret',
): boolean => {
  const nameIn = volume === 'configMap' ? 'name' : 'secretName'
  const volumes = (spec.volumes ?? []).filter((one) => textAt(one, volume, nameIn) === name)
  return containers.some(
    ({ container: { env = [], envFrom = [], volumeMounts = [] } }) =>
      envFrom.some((source) => textAt(source, all, 'name') === name) ||
      env.some((variable) => textAt(variable, 'valueFrom', key, 'name') === name) ||
      volumeMounts.some(
        ({ name: mounted, subPath }) => subPath !== undefined && volumes.some((one) => one.name === mounted),
      ),
  )
}
