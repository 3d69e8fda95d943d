import {
  storageNodeAddresses,
  type KubernetesObject,
  type ServicePort,
  type VictoriaLogs,
  type VictoriaLogsStore,
} from '@fleet/model'
import {
  clusterService,
  disruptionBudget,
  metadata,
  selectorLabels,
  spreadOverNodes,
  type IDeployment,
} from '@fleet/kubernetes'
import { processPod, type Process } from './process.ts'

/** The pods that take lines hold a few blocks of 2 MB for each storage node, and nothing else. */
const INSERT_RESOURCES = {
  requests: { cpu: '50m', memory: '128Mi' },
  limits: { memory: '512Mi' },
} as VictoriaLogsStore['resources']

/** So that one can be replaced while the other works. */
const PODS_OF_ROLE = 2

/** What stands before the storage nodes: pods that take lines, and pods that answer queries. Neither does the other's work. */
export const cluster = (store: VictoriaLogs): readonly KubernetesObject[] => [
  ...role(store.insert, store, {
    args: ['-select.disable', '-internalinsert.disable'],
    resources: INSERT_RESOURCES,
  }),
  ...role(store.select, store, {
    args: ['-insert.disable', '-internalselect.disable'],
    resources: store.settings.resources,
  }),
]

const role = (
  service: ServicePort,
  store: VictoriaLogs,
  { args, resources }: Process,
): readonly KubernetesObject[] => {
  const { name, namespace } = service
  return [
    clusterService(service, selectorLabels(name)),
    deployment(service, store, {
      args: [`-storageNode=${storageNodeAddresses(store).join(',')}`, ...args],
      resources,
    }),
    disruptionBudget(name, namespace),
  ]
}

const deployment = (service: ServicePort, store: VictoriaLogs, process: Process) => {
  const { name, namespace } = service
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(name, namespace),
    spec: {
      replicas: PODS_OF_ROLE,
      selector: { matchLabels: selectorLabels(name) },
      template: processPod(store, service, process, { topologySpreadConstraints: spreadOverNodes(name) }),
    },
  } satisfies IDeployment
}
