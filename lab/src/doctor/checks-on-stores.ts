import {
  CHECKS,
  runChecks,
  type Examination,
  type KubernetesObject,
  type LiveCluster,
  type StoreApi,
} from '@fleet/doctor'
import { playedApi } from '@fleet/doctor/testing'
import {
  clusterNames,
  clusterOf,
  durationOf,
  InternalError,
  isHub,
  samplesIn,
  type Fleet,
} from '@fleet/model'
import type { Prometheus } from '../programs/prometheus.ts'

/*
 * Checks of `doctor` on stores that run in the lab, of clusters that have some pods and nothing else: the suite `doctor` runs all of it on
 * whole clusters.
 */

/** A store of metrics, as `doctor` asks it. */
const storeOf = ({ address, ask, query }: Prometheus): StoreApi => ({
  address,
  query: async (text) =>
    (await query(text)).map(({ metric, value }) => ({ labels: metric, value: Number(value?.[1]) })),
  data: (path) => ask(path.replace('/api/v1/', '')),
  metrics: async () => samplesIn(await (await fetch(`${address}/metrics`)).text()),
})

/** What is asked. */
export interface AskedStores {
  readonly fleet: Fleet
  readonly prometheus: Prometheus
  /** The same where metrics are not in Thanos. */
  readonly hubPrometheus?: Prometheus
  /** The pods of the hub. */
  readonly pods?: readonly KubernetesObject[]
  /** Their logs by their names. */
  readonly logs?: Readonly<Record<string, string>>
}

/** What checks find there, by their ids. */
export const examineStores = (ids: readonly string[], asked: AskedStores): Promise<Examination> => {
  const { fleet, prometheus, hubPrometheus = prometheus, pods = [], logs = {} } = asked
  const clusters = clusterNames(fleet).map((name): LiveCluster => ({
    name,
    isHub: isHub(fleet, name),
    facts: clusterOf(fleet, name),
    tree: [],
    api: {
      ...playedApi(isHub(fleet, name) ? { objects: pods } : {}),
      text: (path) => Promise.resolve(logs[/\/pods\/([^/]+)\/log/.exec(path)?.[1] ?? '']),
    },
  }))
  const hub = clusters.find((cluster) => cluster.isHub)
  if (!hub) throw new InternalError('the fleet has no hub')
  const store = storeOf(prometheus)
  return runChecks(
    CHECKS.filter(({ id }) => ids.includes(id)),
    {
      fleet,
      clusters,
      hub,
      prometheus: store,
      hubPrometheus: storeOf(hubPrometheus),
      loki: store,
      repository: {
        remoteCommit: () => Promise.resolve(''),
        localCommit: undefined,
        committedAt: () => undefined,
        isClean: true,
      },
      since: durationOf(900),
      now: Date.now(),
    },
    { limited: (work) => work, onDone: () => undefined },
  )
}
