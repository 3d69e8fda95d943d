import {
  compactorService,
  queryService,
  receiveService,
  THANOS,
  THANOS_METRICS,
  thanosPeers,
  thanosStore,
  type Artifact,
  type Component,
  type Fleet,
  type KubernetesObject,
  type Thanos,
} from '@fleet/model'
import {
  clusterService,
  disruptionBudget,
  hashedConfigMap,
  hashedFiles,
  podNames,
  selectorLabels,
  storeMonitor,
} from '@fleet/kubernetes'
import { BUCKET_FILE, bucketConfig, hashring, HASHRING_FILE } from './config.ts'
import { compactor, query, receive, storeGateway } from './parts.ts'
import { policies } from './policies.ts'
import { deployment, statefulSet } from './workloads.ts'

/** The store of metrics of a fleet that has Thanos. The Ruler is the operator’s: the chart of Prometheus makes it. */
export const thanos: Component = (fleet) => {
  const store = thanosStore(fleet)
  if (!store) return []
  return [
    file(fleet, THANOS.receive, receives(fleet, store)),
    file(fleet, THANOS.storeGateway, storeGateways(fleet, store)),
    file(fleet, THANOS.compactor, compactors(fleet, store)),
    file(fleet, THANOS.query, queries(fleet, store)),
    file(fleet, 'thanos', [
      ...policies(fleet, store),
      ...Object.values(THANOS).map((name) =>
        storeMonitor({ name, namespace: store.namespace, metrics: THANOS_METRICS[name] }),
      ),
    ]),
  ]
}

const file = (fleet: Fleet, name: string, objects: readonly KubernetesObject[]): Artifact => ({
  cluster: fleet.hub.cluster,
  layer: 'telemetry',
  path: `${name}.yaml`,
  objects,
  needs: [{ namespace: fleet.telemetry.namespace, podSecurity: 'restricted', holdsVolumes: true }],
})

const receives = (fleet: Fleet, store: Thanos): readonly KubernetesObject[] => {
  const config = hashedFiles(THANOS.receive, store.namespace, {
    [BUCKET_FILE]: bucketConfig(store),
    [HASHRING_FILE]: hashring(fleet, store),
  })
  const part = receive(fleet, store, config.metadata.name)
  return [
    config,
    // It starts before it knows the others.
    podNames(thanosPeers(fleet, 'receive'), true),
    clusterService(receiveService(fleet), selectorLabels(THANOS.receive), THANOS.receive),
    statefulSet(store, part, { ...store.receive, replicas: store.replicas }),
    ...(store.replicas > 1 ? [disruptionBudget(part.name, store.namespace)] : []),
  ]
}

const storeGateways = (fleet: Fleet, store: Thanos): readonly KubernetesObject[] => {
  const config = hashedConfigMap(THANOS.storeGateway, store.namespace, BUCKET_FILE, bucketConfig(store))
  return [
    config,
    podNames(thanosPeers(fleet, 'storeGateway'), true),
    statefulSet(store, storeGateway(store, config.metadata.name), { ...store.storeGateway, replicas: 1 }),
  ]
}

const compactors = (fleet: Fleet, store: Thanos): readonly KubernetesObject[] => {
  const config = hashedConfigMap(THANOS.compactor, store.namespace, BUCKET_FILE, bucketConfig(store))
  return [
    config,
    podNames(compactorService(fleet), true),
    statefulSet(store, compactor(store, config.metadata.name), { ...store.compactor, replicas: 1 }),
  ]
}

const queries = (fleet: Fleet, store: Thanos): readonly KubernetesObject[] => {
  const part = query(fleet, store)
  const { replicas } = store.query
  return [
    clusterService(queryService(fleet), selectorLabels(THANOS.query), THANOS.query),
    deployment(store, part, replicas),
    ...(replicas > 1 ? [disruptionBudget(part.name, store.namespace)] : []),
  ]
}
