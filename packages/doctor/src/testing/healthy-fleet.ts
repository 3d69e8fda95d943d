import {
  logsIngestService,
  metricsIngestService,
  tracesIngestService,
  type Fleet,
  type IngestService,
} from '@fleet/model'
import type { KubernetesObject } from '../live/cluster-api.ts'
import type { Workload } from '../live/workloads.ts'
import type { PlayedFleet } from './played-fleet.ts'
import { playedKustomization, playedRelease, playedRepository } from './played-flux.ts'
import { playedNode } from './played-nodes.ts'
import { playedPod, playedWorkload } from './played-pods.ts'
import { playedSecret } from './played-secrets.ts'
import { COLLECTOR_LOG, collectorConfig, collectorPod, ingest, readySlice } from './played-way.ts'
import { FLEET, type Contents, type Fault, type Faults } from './faults.ts'
import { ordinaryStores } from './stored.ts'

const LAYERS = ['flux-system', 'sources', 'releases', 'telemetry', 'workloads']

const stated = (file: string, ...objects: readonly KubernetesObject[]): Contents['tree'] =>
  objects.map((object) => ({ ...object, file }))

const policyOf = ({ name, store }: IngestService, addresses: readonly string[]): KubernetesObject =>
  ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: 'monitoring' },
    spec: {
      podSelector: { matchLabels: store.podLabels },
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: addresses.map((address) => ({ ipBlock: { cidr: `${address}/32` } })),
          ports: [{ port: store.ingestPort }],
        },
      ],
    },
  }) as KubernetesObject

const ready = { readyReplicas: 1, desiredNumberScheduled: 1, numberReady: 1 }

const hubWorkloads = [
  playedWorkload('DaemonSet', 'opentelemetry-collector-agent', { status: ready }),
  playedWorkload('StatefulSet', 'prometheus-kube-prometheus-stack-prometheus', { status: ready }),
  playedWorkload('StatefulSet', 'loki', { status: ready }),
  playedWorkload('StatefulSet', 'jaeger', { status: ready }),
  playedWorkload('Deployment', 'loki-gateway', { status: ready }),
  playedWorkload('Deployment', 'kube-prometheus-stack-grafana', { status: ready }),
]

/** Flux marks what a Kustomization applies. */
const applied = (object: Workload, layer: string): Workload => ({
  ...object,
  metadata: {
    ...object.metadata,
    labels: {
      'kustomize.toolkit.fluxcd.io/name': layer,
      'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
    },
  },
})

const spokeWorkloads = [
  playedWorkload('DaemonSet', 'otel-collector', { status: ready }),
  playedWorkload('DaemonSet', 'node-exporter', { status: ready }),
  playedWorkload('Deployment', 'kube-state-metrics', { status: ready }),
].map((one) => applied(one, 'telemetry'))

const flux = (cluster: string): readonly KubernetesObject[] => [
  playedRepository(),
  ...LAYERS.map((layer) =>
    playedKustomization(
      layer,
      {},
      { spec: { path: `./clusters/${cluster}/${layer === 'flux-system' ? 'flux' : layer}` } },
    ),
  ),
]

const fluxTree = (objects: readonly KubernetesObject[]): Contents['tree'] =>
  objects
    .filter(({ kind, metadata }) => kind === 'Kustomization' && metadata.name !== 'flux-system')
    .flatMap((object) => stated(`flux/${object.metadata.name}.yaml`, object))

const ingestsOf = (fleet: Fleet): readonly KubernetesObject[] => [
  ...ingest('loki-gateway-external'),
  ...ingest('prometheus-otlp-external'),
  ...ingest('jaeger-otlp-external'),
  ...[logsIngestService, metricsIngestService, tracesIngestService].map((ingestOf) =>
    policyOf(ingestOf(fleet), ['100.100.0.3']),
  ),
]

const hub = (fleet: Fleet): Contents => {
  const ingests = ingestsOf(fleet)
  const objects = flux('hub')
  const releases = ['kube-prometheus-stack', 'loki', 'opentelemetry-collector'].map((name) =>
    playedRelease(name),
  )
  return {
    objects: [
      ...objects,
      ...releases,
      ...ingests,
      ...['loki', 'loki-gateway', 'jaeger', 'kube-prometheus-stack-prometheus'].map((name) =>
        readySlice(name),
      ),
      playedNode('node-1', { address: '10.0.0.2' }),
      playedSecret('monitoring', 'grafana-admin', 'user', 'password'),
      ...hubWorkloads,
      ...hubWorkloads.map((one) => playedPod(one, { node: 'node-1' })),
    ],
    tree: [
      ...fluxTree(objects),
      ...stated('releases/releases.yaml', ...releases),
      ...stated('telemetry/ingest.yaml', ...ingests.filter(({ kind }) => kind !== 'EndpointSlice')),
    ],
    texts: {},
  }
}

const spoke = (): Contents => {
  const objects = flux('spoke')
  const [collector, ...others] = spokeWorkloads
  return {
    objects: [
      ...objects,
      playedNode('node-2', { address: '10.0.0.3' }),
      ...spokeWorkloads,
      ...others.map((one) => playedPod(one, { node: 'node-2' })),
      ...(collector ? [{ ...playedPod(collector), ...collectorPodOf(collector) }] : []),
      collectorConfig({ traces: '100.100.0.2' }),
    ],
    tree: [
      ...fluxTree(objects),
      ...stated(
        'telemetry/otel-collector.yaml',
        ...spokeWorkloads,
        collectorConfig({ traces: '100.100.0.2' }),
      ),
    ],
    texts: { [COLLECTOR_LOG]: '' },
  }
}

/** The pod of the DaemonSet of a collector. */
const collectorPodOf = (owner: KubernetesObject): KubernetesObject => {
  const made = playedPod(owner, { node: 'node-2' })
  return {
    ...made,
    ...collectorPod,
    metadata: { ...made.metadata, ...collectorPod.metadata },
    status: { ...made.status, ...collectorPod.status },
  } as KubernetesObject
}

const PROMETHEUS_DATA = {
  '/api/v1/status/flags': { 'web.enable-remote-write-receiver': 'true' },
  '/api/v1/status/config': { yaml: 'storage:\n  tsdb:\n    out_of_order_time_window: 2h\n' },
  '/api/v1/targets?state=active': { activeTargets: [] },
  '/api/v1/rules?exclude_alerts=true': { groups: [] },
  '/api/v1/alerts': { alerts: [] },
}

/** What is applied becomes what the tree states. */
const played = (contents: Contents, fault: Fault = (same) => same) => ({
  ...fault(contents),
  dryRun: (object: object) => ({ object: object as KubernetesObject }),
})

/** A fleet in which every check finds nothing, but what a scenario breaks. @param fleet one that keeps traces */
export const fleetWith = (faults: Faults = {}, fleet = FLEET): PlayedFleet => {
  const stores = ordinaryStores(fleet)
  return {
    fleet,
    clusters: { hub: played(hub(fleet), faults.hub), spoke: played(spoke(), faults.spoke) },
    prometheus: {
      evaluate: stores.prometheus,
      ...faults.prometheus,
      data: { ...PROMETHEUS_DATA, ...faults.prometheus?.data },
    },
    loki: { evaluate: stores.loki, ...faults.loki },
  }
}
