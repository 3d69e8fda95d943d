import { METRICS_BUCKET_SECRET, type Fleet } from '@fleet/model'
import { sampleFleet, sampleThanos, sampleTraces } from '@fleet/model/testing'
import type { KubernetesObject } from '../live/cluster-api.ts'
import { both, type Fault } from './faults.ts'
import { fleetWith } from './healthy-fleet.ts'
import type { PlayedFleet } from './played-fleet.ts'
import { ago, playedPod, playedWorkload } from './played-pods.ts'
import { playedSecret } from './played-secrets.ts'
import { readySlice } from './played-way.ts'
import { overSeries, type MadeSeries } from './stored.ts'

const [thanos, traces] = [sampleThanos(), sampleTraces()]

/** The fleet that is well, with its metrics in Thanos. */
const FLEET: Fleet = sampleFleet({
  hub: { ...traces.hub, ...thanos.hub },
  versions: {
    ...thanos.versions,
    images: { ...traces.versions.images, ...thanos.versions.images },
  },
})

/** What Query asks: by the kind of store, its part and its address. */
const PARTS = {
  receive: ['thanos-receive', '10.42.0.10'],
  store: ['thanos-store', '10.42.0.20'],
  rule: ['thanos-ruler', '10.42.0.30'],
} as const

const podOf = ([part, podIP]: (typeof PARTS)[keyof typeof PARTS]): KubernetesObject => {
  const pod = playedPod(playedWorkload('StatefulSet', part), { name: `${part}-0` })
  return {
    ...pod,
    metadata: { ...pod.metadata, labels: { 'app.kubernetes.io/name': part } },
    status: { ...pod.status, podIP },
  } as KubernetesObject
}

const OBJECTS = [
  ...Object.values(PARTS).map(podOf),
  readySlice('thanos-receive-write'),
  playedSecret('monitoring', METRICS_BUCKET_SECRET.name, ...Object.values(METRICS_BUCKET_SECRET.keyOf)),
]

const running: Fault = (contents) => ({ ...contents, objects: [...contents.objects, ...OBJECTS] })

const storeOf = ([, address]: (typeof PARTS)[keyof typeof PARTS]) => ({
  name: `${address}:10901`,
  lastCheck: ago(3),
  lastError: null,
})

/** What Query answers to `/api/v1/stores` where all is well. */
export const STORES = Object.fromEntries(Object.entries(PARTS).map(([kind, part]) => [kind, [storeOf(part)]]))

const receive = { cluster: 'hub', job: 'thanos-receive', pod: 'thanos-receive-0', tenant: 'default-tenant' }

/** What the hub's Prometheus stores of the parts themselves. */
const OWN_METRICS: readonly MadeSeries[] = [
  { name: 'prometheus_tsdb_head_series', labels: receive, value: 1000 },
  { name: 'thanos_shipper_upload_failures_total', labels: receive, value: 0 },
  { name: 'thanos_shipper_dir_sync_failures_total', labels: receive, value: 0 },
  { name: 'thanos_compact_halted', labels: { cluster: 'hub', job: 'thanos-compact' }, value: 0 },
]

/** A fleet whose metrics are in Thanos, in which every check finds nothing, but what a scenario breaks. */
export const thanosFleet = (fault: Fault = (same) => same, stores: object = STORES): PlayedFleet => {
  const well = fleetWith({ hub: both(running, fault) }, FLEET)
  const [ofThanos, ofPrometheus] = [overSeries(...OWN_METRICS), well.prometheus?.evaluate]
  const store = {
    ...well.prometheus,
    evaluate: (query: string) =>
      query.includes('"thanos-') ? ofThanos(query) : (ofPrometheus?.(query) ?? []),
  }
  return {
    ...well,
    // Query answers neither what it has loaded nor what it scrapes.
    prometheus: {
      ...store,
      data: {
        '/api/v1/stores': stores,
        '/api/v1/rules?exclude_alerts=true': { groups: [] },
        '/api/v1/alerts': { alerts: null },
      },
    },
    hubPrometheus: store,
  }
}
