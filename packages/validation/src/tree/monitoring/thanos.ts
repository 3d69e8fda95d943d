import { remembered } from '../../values/remembered.ts'
import type { ClusterView } from '../cluster-view.ts'
import { commandLineOf, type Flag } from '../workloads/arguments.ts'
import { configMapFilesAt } from '../workloads/config-map-file.ts'
import { ownContainersIn, type Container } from '../workloads/containers.ts'
import type { OwnPods } from '../workloads/pods.ts'

/** A container that runs a part of Thanos. */
export interface ThanosRun {
  readonly run: Container<OwnPods>
  /** `receive`, `store`, `compact`, `query`. */
  readonly command: string
  readonly flags: readonly Flag[]
}

/** The parts of Thanos that a tree's own pods run. */
export const thanosRunsIn = remembered((cluster: ClusterView): readonly ThanosRun[] =>
  ownContainersIn(cluster).flatMap((run) => {
    if (run.program?.name !== 'thanos' || run.container.command) return []
    const [command = ''] = run.container.args ?? []
    return [{ run, command, flags: commandLineOf(run.container, [command]).flags }]
  }),
)

export const flagOf = ({ flags }: ThanosRun, name: string): Flag | undefined =>
  flags.find((flag) => flag.name === name)

/** The text that a flag gives, or that of the file that `NAME-file` names where the tree has it. */
export const contentOf = (cluster: ClusterView, one: ThanosRun, name: string): string | undefined => {
  const inline = flagOf(one, name)?.value
  if (inline !== undefined) return inline
  const path = flagOf(one, `${name}-file`)?.value
  if (path === undefined) return undefined
  const { namespace } = one.run.pods
  const [text] = configMapFilesAt(one.run, path).flatMap(
    ({ name: configMap, key }) =>
      cluster.find('v1/ConfigMap', namespace, configMap)?.object.data?.[key] ?? [],
  )
  return text
}
