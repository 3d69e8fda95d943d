import { FLUX_RESOURCES } from './flux-resources.ts'

/** What is read of the resources of an API group. */
interface DoctorRight {
  readonly apiGroups: readonly string[]
  readonly resources: readonly string[]
  readonly verbs: readonly string[]
}

/** What a check of `doctor` asks for. */
interface NeedOf {
  /** In words, for the page of a check and for what could not be asked. */
  readonly about: string
  /** The rights for it, which the ClusterRole `fleet-doctor` has; none where it asks no API server, or the role must not have them. */
  readonly rights: readonly DoctorRight[]
}

const read = (group: string, ...resources: readonly string[]): DoctorRight => ({
  apiGroups: [group],
  resources,
  verbs: ['get', 'list', 'watch'],
})

/**
 * What checks of `doctor` ask, with the rights for it: the one home of what each check needs and of what the role
 * `fleet-doctor` permits. That role reads no Secret and writes nothing, so `secrets` and `dry-run` take a person's own rights.
 */
export const DOCTOR_NEEDS = {
  nodes: { about: 'the nodes', rights: [read('', 'nodes')] },
  leases: { about: 'the leases of nodes', rights: [read('coordination.k8s.io', 'leases')] },
  pods: { about: 'the pods', rights: [read('', 'pods')] },
  events: { about: 'the events', rights: [read('', 'events')] },
  logs: {
    about: 'the logs of containers',
    rights: [{ apiGroups: [''], resources: ['pods/log'], verbs: ['get'] }],
  },
  workloads: {
    about: 'Deployments, DaemonSets and StatefulSets',
    rights: [read('apps', 'deployments', 'daemonsets', 'statefulsets')],
  },
  services: {
    about: 'Services and their endpoints',
    rights: [read('', 'services'), read('discovery.k8s.io', 'endpointslices')],
  },
  'network-policies': {
    about: 'the NetworkPolicies',
    rights: [read('networking.k8s.io', 'networkpolicies')],
  },
  volumes: { about: 'claims and volumes', rights: [read('', 'persistentvolumeclaims', 'persistentvolumes')] },
  flux: {
    about: 'the objects of Flux',
    rights: [...Map.groupBy(FLUX_RESOURCES, ({ group }) => group)].map(([group, resources]) =>
      read(group, ...resources.map(({ plural }) => plural)),
    ),
  },
  objects: {
    about: 'objects of every other kind in the trees',
    rights: [
      read('', 'configmaps', 'namespaces', 'serviceaccounts'),
      read('rbac.authorization.k8s.io', 'clusterroles', 'clusterrolebindings', 'roles', 'rolebindings'),
      read('monitoring.coreos.com', 'servicemonitors', 'podmonitors', 'prometheusrules', 'prometheuses'),
      read('helm.cattle.io', 'helmchartconfigs'),
      // Those of `flux bootstrap`.
      read('', 'resourcequotas'),
      read('apiextensions.k8s.io', 'customresourcedefinitions'),
      // Those that a person often writes beside the generated ones.
      read('autoscaling', 'horizontalpodautoscalers'),
      read('batch', 'cronjobs', 'jobs'),
      read('networking.k8s.io', 'ingresses'),
      read('notification.toolkit.fluxcd.io', 'alerts', 'providers'),
      read('policy', 'poddisruptionbudgets'),
      read('storage.k8s.io', 'storageclasses'),
    ],
  },
  secrets: { about: 'which keys the Secrets have', rights: [] },
  'dry-run': { about: 'applying the objects of the tree in a dry run', rights: [] },
  /** The rights for these three are in a Role of the namespace of the telemetry: `doctorProxies`. */
  prometheus: { about: 'the Prometheus of the hub, and Query of Thanos where it has that', rights: [] },
  loki: { about: 'the Loki of the hub', rights: [] },
  collectors: { about: 'the own metrics of the collectors', rights: [] },
  git: { about: 'the remote of the repository', rights: [] },
} as const satisfies Readonly<Record<string, NeedOf>>

export type DoctorNeed = keyof typeof DOCTOR_NEEDS
