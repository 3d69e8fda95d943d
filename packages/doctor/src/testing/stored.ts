import { sampleStores } from '@fleet/sample-stores'
import {
  lokiAnswers,
  prometheusAnswers,
  type StoreAnswer,
  type StoredLine,
  type StoredSeries,
} from '@fleet/sample-stores/answers'
import {
  clusterNames,
  clusterOf,
  entriesOf,
  isHub,
  targetsIn,
  type ClusterName,
  type Fleet,
  type ScrapeTarget,
} from '@fleet/model'
import type { Sample } from '../live/store-api.ts'
import { NOW } from './played-fleet.ts'

type Labels = Readonly<Record<string, string>>

/** When a series or a stream is there, in seconds before the moment of the run. */
interface Lifetime {
  readonly since?: number
  readonly until?: number
  /** By the seconds before, where it has gaps. */
  readonly isThere?: (ago: number) => boolean
}

/** A series with a sample each 15 seconds. */
export interface MadeSeries extends Lifetime {
  readonly name: string
  readonly labels: Labels
  /** By the seconds before the moment of the run, where it changes. */
  readonly value?: number | ((ago: number) => number)
}

/** A stream with a line each `every` seconds. */
export interface MadeStream extends Lifetime {
  readonly labels: Labels
  readonly metadata?: Labels
  readonly every?: number
}

type Evaluate = (query: string) => readonly Sample[]

const SECONDS = NOW / 1000
const A_DAY = 86_400

/** Answers to queries as Prometheus evaluates them over some series. */
export const overSeries = (...all: readonly MadeSeries[]): Evaluate => {
  const byName = Map.groupBy(all, ({ name }) => name)
  return evaluated(
    prometheusAnswers(
      {
        names: () => [...byName.keys()],
        of: (metric) => (byName.get(metric) ?? []).map(storedSeries),
        typeOf: () => 'gauge',
      },
      () => SECONDS,
    ),
  )
}

const storedSeries = (one: MadeSeries): StoredSeries => ({
  labels: { ...one.labels, __name__: one.name },
  samples: (after, until) => {
    const times = timesOf(one, 15).filter((time) => time > after && time <= until)
    return { times, values: times.map((time) => valueOf(one, SECONDS - time)) }
  },
})

/** Answers to queries as Loki evaluates them over some streams. */
export const overStreams = (...all: readonly MadeStream[]): Evaluate =>
  evaluated(
    lokiAnswers(
      all.map((one) => ({
        labels: one.labels,
        metadata: Object.keys(one.metadata ?? {}),
        lines: (after: number, until: number) =>
          timesOf(one, one.every ?? 15)
            .filter((time) => time > after && time <= until)
            .map((time): StoredLine => ({
              time,
              text: () => 'a line',
              metadata: (label) => one.metadata?.[label],
            })),
      })),
      () => SECONDS,
    ),
  )

/** Answers of the made stores of a fleet in which nothing is wrong that a check looks for. */
export const ordinaryStores = (fleet: Fleet): { readonly prometheus: Evaluate; readonly loki: Evaluate } => {
  const stores = sampleStores(fleet, () => NOW)
  return { prometheus: evaluated(stores.prometheus), loki: evaluated(stores.loki) }
}

/** `up` of every target of a fleet, as it arrives on the hub. */
export const upOf = (fleet: Fleet): readonly MadeSeries[] =>
  clusterNames(fleet).flatMap((cluster) =>
    targetsIn(clusterOf(fleet, cluster))
      .filter((target) => isHub(fleet, cluster) || !(target.kind === 'node' && target.isOnHubAlone))
      .flatMap((target) =>
        instancesOf(fleet, cluster, target).map((instance) => ({
          name: 'up',
          labels: { cluster, job: target.job, instance, metrics_path: target.path },
        })),
      ),
  )

const instancesOf = (fleet: Fleet, cluster: ClusterName, target: ScrapeTarget): readonly string[] => {
  const nodes = entriesOf(clusterOf(fleet, cluster).nodes)
  if (target.kind === 'node') return nodes.map(([, { address }]) => `${address}:${target.port}`)
  return target.kind === 'own' ? nodes.map(([name]) => name) : ['once']
}

const timesOf = (
  { since = A_DAY, until = 0, isThere = () => true }: Lifetime,
  every: number,
): readonly number[] =>
  Array.from({ length: Math.floor((since - until) / every) + 1 }, (_, place) => since - place * every)
    .filter(isThere)
    .map((ago) => SECONDS - ago)

const valueOf = ({ value = 1 }: MadeSeries, ago: number): number =>
  typeof value === 'number' ? value : value(ago)

interface Vector {
  readonly data: {
    readonly result: readonly { readonly metric: Labels; readonly value: readonly [number, string] }[]
  }
}

const evaluated =
  (answers: (path: string, parameters: URLSearchParams) => StoreAnswer): Evaluate =>
  (query) => {
    const { status, body } = answers('query', new URLSearchParams({ query, time: String(SECONDS) }))
    if (status !== 200) throw new Error(`the store refuses ${query}: ${JSON.stringify(body)}`)
    return (body as Vector).data.result.map(({ metric, value: [, value] }) => ({
      labels: metric,
      value: Number(value.replace('Inf', 'Infinity')),
    }))
  }
