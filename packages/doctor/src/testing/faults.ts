import type { Fleet } from '@fleet/model'
import { sampleFleet, sampleTraces } from '@fleet/model/testing'
import type { KubernetesObject } from '../live/cluster-api.ts'
import { subjectOf } from '../live/objects.ts'
import type { PlayedStore } from './played-store.ts'
import { COLLECTOR_LOG } from './played-way.ts'
import { ordinaryStores } from './stored.ts'

/** The hub of a sample fleet that keeps traces, and its spoke. */
export const FLEET: Fleet = sampleFleet(sampleTraces())

/** What is in a cluster, and what of it its tree states. */
export interface Contents {
  readonly objects: readonly KubernetesObject[]
  readonly tree: readonly (KubernetesObject & { readonly file: string })[]
  readonly texts: Readonly<Record<string, string>>
}

/** What a scenario changes of a cluster. */
export type Fault = (contents: Contents) => Contents

/** What a scenario changes of a fleet that is well. */
export interface Faults {
  readonly hub?: Fault
  readonly spoke?: Fault
  readonly prometheus?: PlayedStore
  readonly loki?: PlayedStore
}

/** An object is not there, though the tree states it. */
export const without =
  (...subjects: readonly string[]): Fault =>
  (contents) => ({
    ...contents,
    objects: contents.objects.filter((object) => !subjects.includes(subjectOf(object))),
  })

/** An object is otherwise than the tree states it. */
export const changed =
  (subject: string, change: (object: never) => object): Fault =>
  (contents) => ({
    ...contents,
    objects: contents.objects.map((object) =>
      subjectOf(object) === subject ? (change(object as never) as KubernetesObject) : object,
    ),
  })

/** The collector of the spoke logs something. */
export const logging =
  (log: string): Fault =>
  (contents) => ({ ...contents, texts: { ...contents.texts, [COLLECTOR_LOG]: log } })

/** Several faults of one cluster, as one. */
export const both =
  (...faults: readonly Fault[]): Fault =>
  (contents) =>
    faults.reduce((changedContents, fault) => fault(changedContents), contents)

/** A store that has nothing of a cluster. */
export const silentOf = (store: 'prometheus' | 'loki', cluster: string): PlayedStore => {
  const evaluate = ordinaryStores(FLEET)[store]
  return { evaluate: (query) => evaluate(query).filter(({ labels }) => labels['cluster'] !== cluster) }
}

/** A Prometheus whose series of a cluster do not carry its name. */
export const withoutLabelOf = (cluster: string): PlayedStore => {
  const evaluate = ordinaryStores(FLEET).prometheus
  return {
    evaluate: (query) =>
      query.includes('cluster!~')
        ? evaluate(`count by (job, instance) (up{cluster="${cluster}"})`)
        : evaluate(query).filter(({ labels }) => labels['cluster'] !== cluster),
  }
}
