import {
  DEFINITION_RIGHTS,
  entriesOf,
  FLUX_RESOURCE_RIGHTS,
  FLUX_RESOURCE_STATE,
  KUBE_STATE_RESOURCES,
  mebibytes,
  SCRAPE_TARGETS,
  serviceOf,
  type Cluster,
  type Fleet,
  type KubernetesObject,
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

/** What a spoke's API says of its objects. The hub's is asked by kube-prometheus-stack's own. */
export const kubeStateMetrics = (fleet: Fleet, cluster: Cluster): readonly KubernetesObject[] => [
  ...clusterReader(name, fleet.telemetry.namespace, rights),
  ...withFluxResources(fleet),
  clusterService(serviceOf(fleet, cluster, SCRAPE_TARGETS.kubeStateMetrics), selectorLabels(name)),
]

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

/** The program with what it is to report of Flux' objects. */
const withFluxResources = (fleet: Fleet): readonly KubernetesObject[] => {
  const config = hashedConfigMap(
    `${name}-flux`,
    fleet.telemetry.namespace,
    FILE,
    printYaml(FLUX_RESOURCE_STATE),
  )
  return [config, deployment(fleet, config.metadata.name)]
}

const deployment = (fleet: Fleet, config: string) =>
  singlePod({
    name,
    namespace: fleet.telemetry.namespace,
    user: 65534,
    serviceAccountName: name,
    // Two at once would report every object twice.
    isAlone: true,
    container: container(fleet),
    volumes: [{ name: 'flux', configMap: { name: config } }],
  })

const container = (fleet: Fleet) => {
  const { port, portName } = SCRAPE_TARGETS.kubeStateMetrics
  const { resources } = fleet.telemetry.kubeStateMetrics
  return {
    name,
    image: fleet.versions.images.kubeStateMetrics,
    args: [
      `--port=${port}`,
      `--resources=${Object.values(KUBE_STATE_RESOURCES).flat().toSorted().join(',')}`,
      `--custom-resource-state-config-file=${FOLDER}/${FILE}`,
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
