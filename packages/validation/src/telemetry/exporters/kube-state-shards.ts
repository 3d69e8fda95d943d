import { SCRAPE_TARGETS } from '@fleet/model'
import { commandLineOf } from '../../tree/workloads/arguments.ts'
import { ownContainersIn, type Container } from '../../tree/workloads/containers.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { remembered } from '../../values/remembered.ts'

export const KUBE_STATE_METRICS = SCRAPE_TARGETS.kubeStateMetrics.exporter

/** A kube-state-metrics that reports a part of the objects: one of how many, counted from zero. */
export interface KubeStateShard {
  readonly run: Container
  readonly index: number
  readonly of: number
}

/** The shards of a cluster that state their number. One that finds it by itself, in a StatefulSet, states none. */
export const kubeStateShardsIn = remembered((cluster: ClusterView): readonly KubeStateShard[] =>
  ownContainersIn(cluster).flatMap((run) => {
    if (run.program?.name !== KUBE_STATE_METRICS) return []
    const { flags } = commandLineOf(run.container)
    const numberOf = (flag: string): number => Number(flags.find(({ name }) => name === flag)?.value ?? 0)
    const of = numberOf('total-shards')
    return of > 1 ? [{ run, index: numberOf('shard'), of }] : []
  }),
)

/** How many share the objects of a cluster. */
export const shardsOf = (cluster: ClusterView): number => kubeStateShardsIn(cluster)[0]?.of ?? 1
