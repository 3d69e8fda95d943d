import type { ChangedObject, ClusterChanges } from '../../tree/changes/changes-between.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'
import type { Located, Path } from '../../values/location.ts'
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
        .filter((one) => isReadAtStart(pods, one.after))
        .map((one) => ({ workload: nameOf(pods.controller), reads: nameOf(one.after) })),
    )
}

/** Each run of these starts new pods. */
const ENDING = new Set(['CronJob', 'Job'])

const hasNewContent = ({ after, fields }: ChangedObject): boolean =>
  ['ConfigMap', 'Secret'].includes(after.object.kind) &&
  fields.some(({ path }) => ['binaryData', 'data', 'stringData'].includes(String(path[0])))

/** How pods refer to an object. */
interface References {
  readonly all: string
  readonly key: string
  readonly volume: 'configMap' | 'secret'
  readonly nameIn: string
}

const REFERENCES: Readonly<Record<string, References>> = {
  ConfigMap: { all: 'configMapRef', key: 'configMapKeyRef', volume: 'configMap', nameIn: 'name' },
  Secret: { all: 'secretRef', key: 'secretKeyRef', volume: 'secret', nameIn: 'secretName' },
}

const isReadAtStart = ({ namespace, containers, spec }: OwnPods, located: Located): boolean => {
  const { kind, metadata } = located.object
  const references = REFERENCES[kind]
  if (!references || namespace !== namespaceOf(located)) return false
  const { all, key, volume, nameIn } = references
  const isIt = (holder: unknown, ...path: Path): boolean => textAt(holder, ...path) === metadata.name
  const volumes = (spec.volumes ?? []).filter((one) => isIt(one, volume, nameIn)).map(({ name }) => name)
  return containers.some(
    ({ container: { env = [], envFrom = [], volumeMounts = [] } }) =>
      envFrom.some((source) => isIt(source, all, 'name')) ||
      env.some((variable) => isIt(variable, 'valueFrom', key, 'name')) ||
      volumeMounts.some(({ name, subPath }) => subPath !== undefined && volumes.includes(name)),
  )
}
