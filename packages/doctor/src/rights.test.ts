import { DOCTOR_NEEDS, doctorProxies, type DoctorNeed, type Fleet } from '@fleet/model'
import { sampleFleet, sampleThanos, sampleTraces } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import type { Check } from './check.ts'
import { CHECKS } from './checks/index.ts'
import type { ClusterApi, KubernetesObject } from './live/cluster-api.ts'
import type { LiveFleet } from './live/live-fleet.ts'
import type { StoreApi } from './live/store-api.ts'
import { runChecks } from './run/run-checks.ts'
import { playedFleet } from './testing/played-fleet.ts'
import type { PlayedStore } from './testing/played-store.ts'

/** What a check asked: a path of an API server, or a need that has no path. */
type Asked = { readonly path: string; readonly verb: 'get' | 'list' } | { readonly need: DoctorNeed }

const TELEMETRY = 'monitoring'
const labels = { 'app.kubernetes.io/name': 'otel-collector' }

const object = (apiVersion: string, kind: string, more: object = {}): KubernetesObject => ({
  apiVersion,
  kind,
  metadata: { name: 'otel-collector', namespace: TELEMETRY, labels },
  ...more,
})

/** One object of each kind that leads a check to a question about it. */
const OBJECTS: readonly KubernetesObject[] = [
  object('v1', 'Node'),
  object('v1', 'Pod', {
    spec: {
      containers: [{ name: 'otel-collector' }],
      volumes: [{ configMap: { name: 'otel-collector' } }],
    },
    status: {
      phase: 'Running',
      containerStatuses: [
        {
          name: 'otel-collector',
          restartCount: 3,
          lastState: { terminated: { exitCode: 1, reason: 'Error' } },
        },
      ],
    },
  }),
  object('v1', 'ConfigMap', { data: {} }),
  object('v1', 'Service', { spec: { ports: [] } }),
  object('v1', 'ServiceAccount'),
  object('apps/v1', 'DaemonSet', { spec: { template: { spec: { containers: [] } } } }),
  object('apps/v1', 'Deployment', { spec: { template: { spec: { containers: [] } } } }),
  object('networking.k8s.io/v1', 'NetworkPolicy', { spec: {} }),
  object('monitoring.coreos.com/v1', 'PrometheusRule', { spec: { groups: [] } }),
]

/** What makes checks ask for the cause of a loss. */
const LOSSES = ['hub', 'spoke'].map((cluster) => ({
  labels: {
    cluster,
    namespace: TELEMETRY,
    service_namespace: TELEMETRY,
    job: 'otel-collector',
    reason: 'rate_limited',
    pod: 'thanos-receive-0',
  },
  value: 1,
}))

const API_PATH =
  /^\/(?:api|apis\/(?<group>[^/]+))\/[^/]+(?:\/namespaces\/(?<namespace>[^/]+))?\/(?<resource>[^/?]+)(?:\/(?<name>[^/?]+)(?:\/(?<part>[^/?]+))?)?/

/** Paths of the Services of a store that the role names. */
const ofServices = (store: RegExp): RegExp => {
  const fleet = sampleFleet()
  const named = doctorProxies(fleet, fleet.hub.cluster).flatMap(({ resourceNames = [] }) => resourceNames)
  const names = named.filter((name) => store.test(name)).join('|')
  return new RegExp(`^/api/v1/namespaces/${TELEMETRY}/services/(?:${names})/proxy/`)
}

/** Of needs whose rights are in no ClusterRole: which paths they are about. */
const OTHER_PATHS: Partial<Record<DoctorNeed, RegExp>> = {
  secrets: /^\/api\/v1\/(?:namespaces\/[^/]+\/)?secrets\b/,
  collectors: new RegExp(`^/api/v1/namespaces/${TELEMETRY}/pods/[^/]+/proxy/`),
  prometheus: ofServices(/^kube-prometheus-stack/),
  loki: ofServices(/^loki/),
}

const permits = (need: DoctorNeed, path: string, verb: string): boolean => {
  const { group = '', resource = '', part } = API_PATH.exec(path)?.groups ?? {}
  const asked = part === undefined ? resource : `${resource}/${part}`
  return (
    OTHER_PATHS[need]?.test(path) === true ||
    DOCTOR_NEEDS[need].rights.some(
      ({ apiGroups, resources, verbs }) =>
        apiGroups.some((one) => one === group) &&
        resources.some((one) => one === asked) &&
        verbs.some((one) => one === verb),
    )
  )
}

/** What every account may ask: the version, and which kinds there are. */
const isOfEverybody = (path: string): boolean => !API_PATH.test(path)

const isNeedOf = ({ needs }: Check, asked: Asked): boolean =>
  'need' in asked
    ? needs.includes(asked.need)
    : isOfEverybody(asked.path) || needs.some((need) => permits(need, asked.path, asked.verb))

/** The same fleet, which notes what it is asked. */
const noting = (fleet: LiveFleet, note: (asked: Asked) => void): LiveFleet => {
  const api = (cluster: ClusterApi): ClusterApi => ({
    ...cluster,
    get: (path) => (note({ path, verb: 'get' }), cluster.get(path)),
    list: (path) => (note({ path, verb: 'list' }), cluster.list(path)),
    text: (path) => (note({ path, verb: 'get' }), cluster.text(path)),
    dryRun: (path, applied) => (note({ need: 'dry-run' }), cluster.dryRun(path, applied)),
  })
  const store = (need: 'prometheus' | 'loki'): StoreApi => ({
    ...fleet[need],
    query: (query) => (note({ need }), fleet[need].query(query)),
    data: (path) => (note({ need }), fleet[need].data(path)),
    metrics: () => (note({ need }), fleet[need].metrics()),
  })
  return {
    ...fleet,
    clusters: fleet.clusters.map((cluster) => ({ ...cluster, api: api(cluster.api) })),
    hub: { ...fleet.hub, api: api(fleet.hub.api) },
    prometheus: store('prometheus'),
    hubPrometheus: store('prometheus'),
    loki: store('loki'),
    repository: {
      ...fleet.repository,
      remoteCommit: () => (note({ need: 'git' }), fleet.repository.remoteCommit()),
    },
  }
}

/** Without a receiver, nothing is asked about messages; without traces or Thanos, nothing about these. */
const FLEETS = [sampleTraces(), sampleThanos()].map(({ hub, versions }) =>
  sampleFleet({
    hub: { ...hub, alerting: { receivers: { phone: { type: 'pushover' } } } },
    versions,
  }),
)

const askedBy = async (check: Check): Promise<readonly Asked[]> => {
  const asked: Asked[] = []
  // No tree states a node or a pod.
  const tree = OBJECTS.filter(({ kind }) => kind !== 'Node' && kind !== 'Pod')
  const cluster = { objects: OBJECTS, tree }
  const fleetWith = (fleet: Fleet, store: PlayedStore): LiveFleet =>
    noting(
      playedFleet({
        fleet,
        clusters: { hub: cluster, spoke: cluster },
        prometheus: store,
        loki: store,
      }),
      (one) => asked.push(one),
    )
  const options = { limited: <Result>(work: Promise<Result>) => work, onDone: () => undefined }
  await Promise.all(
    FLEETS.flatMap((fleet) =>
      [{}, { evaluate: () => LOSSES }].map((store) => runChecks([check], fleetWith(fleet, store), options)),
    ),
  )
  return asked
}

test.each(CHECKS.map((check) => [check.id, check] as const))(
  '%s asks only what it says that it needs, so that the role permits it',
  async (_, check) => {
    const asked = await askedBy(check)
    expect(asked).not.toEqual([])
    expect(asked.filter((one) => !isNeedOf(check, one))).toEqual([])
  },
)

test('each need is one of a check, so that the role permits nothing else', () => {
  const needed = new Set<string>(CHECKS.flatMap(({ needs }) => needs))
  expect(Object.keys(DOCTOR_NEEDS).filter((need) => !needed.has(need))).toEqual([])
})
