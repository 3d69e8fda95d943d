import {
  DEFINITION_RIGHTS,
  entriesOf,
  FLUX_RESOURCE_RIGHTS,
  FLUX_RESOURCE_STATE,
  KUBE_STATE_RESOURCES,
  mebibytes,
  SCRAPE_TARGETS,
  kubeStateServices,
  kubeStateShards,
  shardName,
  type ClusterName,
  type Fleet,
  type KubernetesObject,
  type Shard,
} from '@fleet/model'
import {
  clusterReader,
  clusterService,
  goMemoryLimit,
  hashedConfigMap,
  httpProbe,
  NAMES,
  printYaml,
  selectorLabels,
  singlePod,
  type IContainer,
} from '@fleet/kubernetes'

const name = NAMES.kubeStateMetrics

/** What a spoke's API says of its objects, in as many shards as scrape it. The hub's is asked by kube-prometheus-stack's own. */
export const kubeStateMetrics = (fleet: Fleet, cluster: ClusterName): readonly KubernetesObject[] => {
  const { namespace } = fleet.telemetry
  const config = hashedConfigMap(`${name}-flux`, namespace, FILE, printYaml(FLUX_RESOURCE_STATE))
  const services = kubeStateServices(fleet, cluster)
  return [
    ...clusterReader(name, namespace, rights),
    config,
    ...kubeStateShards(fleet, cluster).map((shard) => deployment(fleet, shard, config.metadata.name)),
    ...services.map((service) => clusterService(service, selectorLabels(service.name))),
  ]
}

const rights = [
  ...entriesOf(KUBE_STATE_RESOURCES).map(([group, resources]) => ({
    apiGroups: [group],
    resources: [...resources],
    verbs: ['list', 'watch'],
  })),
  DEFINITION_RIGHTS,
  ...FLUX_RESOURCE_RIGHTS,
]

const FOLDER = '/etc/custom-resource-state'
const FILE = 'config.yaml'

const deployment = (fleet: Fleet, shard: Shard, config: string) =>
  singlePod({
    name: shardName(name, shard),
    namespace: fleet.telemetry.namespace,
    user: 65534,
    serviceAccountName: name,
    // Two at once would report every object twice.
    isAlone: true,
    container: container(fleet, shard),
    volumes: [{ name: 'flux', configMap: { name: config } }],
  })

const container = (fleet: Fleet, shard: Shard) => {
  const { port, portName } = SCRAPE_TARGETS.kubeStateMetrics
  const { resources } = fleet.telemetry.kubeStateMetrics
  return {
    name,
    image: fleet.versions.images.kubeStateMetrics,
    args: [
      `--port=${port}`,
      `--resources=${Object.values(KUBE_STATE_RESOURCES).flat().toSorted().join(',')}`,
      `--custom-resource-state-config-file=${FOLDER}/${FILE}`,
      ...(shard.of > 1 ? [`--shard=${shard.index}`, `--total-shards=${shard.of}`] : []),
    ],
    env: [{ name: 'GOMEMLIMIT', value: goMemoryLimit(mebibytes(resources.limits.memory)) }],
    ports: [
      { name: portName, containerPort: port },
      { name: 'telemetry', containerPort: 8081 },
    ],
    livenessProbe: httpProbe('/livez', portName, { periodSeconds: 30, timeoutSeconds: 5 }),
    // The readiness probe is on the port of its own metrics.
    readinessProbe: httpProbe('/readyz', 'telemetry', { periodSeconds: 10, timeoutSeconds: 5 }),
    resources,
    volumeMounts: [{ name: 'flux', mountPath: FOLDER, readOnly: true }],
  } satisfies IContainer
}
