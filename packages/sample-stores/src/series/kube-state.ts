import { pressureOf } from '../world/events/memory-pressure.ts'
import { KUBE_CONTAINERS } from './kube-containers.ts'
import { always, type Cause, type Maker, type Makers, type ValueAt } from './subject.ts'

/** Parts of kube-state-metrics that are on in the trees. */
export const KUBE_STATE_PARTS =
  'cronjobs customresourcestates daemonsets deployments jobs namespaces nodes persistentvolumeclaims persistentvolumes pods replicasets services statefulsets'.split(
    ' ',
  )

const GI = 2 ** 30

const replicas =
  (of: 'replicas' | 'ready' | 'lacking'): Maker =>
  ({ subject: { workload } }) => {
    if (!workload) return undefined
    const value = of === 'lacking' ? workload.replicas - workload.ready : workload[of]
    return () => value
  }

/** 1 for the state that an object is in, 0 for its others. */
const state =
  (label: string, current: (cause: Cause, time: number) => string): Maker =>
  (cause) =>
  (time) =>
    Number(cause.labels[label] === current(cause, time))

/** Whole seconds since 1970, after an object was made. */
const since =
  (later: number): Maker =>
  ({ subject: { pod, workload, machine }, world }) => {
    const made = pod?.created ?? workload?.pods[0]?.created ?? machine?.bootTime ?? world.moment - 30 * 86_400
    return () => made + later
  }

const startedSince =
  (later: number): Maker =>
  (cause) =>
    cause.subject.pod?.waiting === undefined ? since(later)(cause) : undefined

const nodeAmount =
  (share: number): Maker =>
  ({ labels: { resource }, subject: { machine } }) => {
    if (!machine) return undefined
    const amount = amounts(machine)[resource ?? '']
    return amount === undefined
      ? undefined
      : () => (resource === 'memory' ? Math.floor(amount * share) : amount)
  }

const amounts = (machine: NonNullable<Cause['subject']['machine']>): Readonly<Record<string, number>> => ({
  cpu: machine.cpus,
  memory: machine.memory,
  pods: 110,
  ephemeral_storage: machine.disk,
  hugepages_1Gi: 0,
  hugepages_2Mi: 0,
})

const nodeCondition: Maker = ({ labels: { condition, status }, subject: { machine }, world }) => {
  if (!machine) return undefined
  const pressure = pressureOf(machine, world)
  const isTrue = (time: number): boolean =>
    condition === 'Ready' || (condition === 'MemoryPressure' && pressure(time) > 0.85)
  return (time) => Number(status === String(isTrue(time)))
}

const deploymentCondition: Maker = ({ labels: { condition, status, reason }, subject: { workload } }) => {
  if (condition === 'ReplicaFailure' || reason !== REASONS[condition ?? '']) return undefined
  const isTrue = condition === 'Progressing' || workload?.ready === workload?.replicas
  return () => Number(status === String(isTrue))
}

const REASONS: Readonly<Record<string, string>> = {
  Available: 'MinimumReplicasAvailable',
  Progressing: 'NewReplicaSetAvailable',
}

const isWaiting = ({ subject }: Cause): boolean => subject.pod?.waiting !== undefined

/** What nothing has at rest. */
const never: Maker = () => undefined

const size: Maker =
  ({ subject: { share = GI } }): ValueAt =>
  () =>
    share

/** What a metric tells that no object of the sample world has: an end, an init container, a device. */
export const OF_NO_OBJECT =
  /_deletion_timestamp$|_init_container_|_disruption_reason$|_resourceclaim_|_overhead_|_runtimeclass_|_csi_attributes$|_external_ip$|_load_balancer_ingress$|_unscheduled_time$|_persistentvolumeclaim_status_condition$|_schedulinggate/

export const KUBE_STATE: Makers = {
  ...KUBE_CONTAINERS,
  kube_daemonset_created: since(0),
  kube_daemonset_status_current_number_scheduled: replicas('replicas'),
  kube_daemonset_status_desired_number_scheduled: replicas('replicas'),
  kube_daemonset_status_number_available: replicas('ready'),
  kube_daemonset_status_number_misscheduled: always(0),
  kube_daemonset_status_number_ready: replicas('ready'),
  kube_daemonset_status_number_unavailable: replicas('lacking'),
  kube_daemonset_status_updated_number_scheduled: replicas('replicas'),
  kube_deployment_created: since(0),
  kube_deployment_owner: never,
  kube_deployment_spec_paused: always(0),
  kube_deployment_spec_replicas: replicas('replicas'),
  kube_deployment_status_condition: deploymentCondition,
  kube_deployment_status_replicas: replicas('replicas'),
  kube_deployment_status_replicas_available: replicas('ready'),
  kube_deployment_status_replicas_ready: replicas('ready'),
  kube_deployment_status_replicas_unavailable: replicas('lacking'),
  kube_deployment_status_replicas_updated: replicas('replicas'),
  kube_deployment_status_terminating_replicas: always(0),
  kube_namespace_created: since(0),
  kube_namespace_status_condition: never,
  kube_namespace_status_phase: state('phase', () => 'Active'),
  kube_node_created: since(0),
  kube_node_spec_taint: never,
  kube_node_spec_unschedulable: always(0),
  kube_node_status_allocatable: nodeAmount(0.97),
  kube_node_status_capacity: nodeAmount(1),
  kube_node_status_condition: nodeCondition,
  kube_persistentvolume_capacity_bytes: size,
  kube_persistentvolume_created: since(0),
  kube_persistentvolume_status_phase: state('phase', () => 'Bound'),
  kube_persistentvolumeclaim_created: since(0),
  kube_persistentvolumeclaim_resource_requests_storage_bytes: size,
  kube_persistentvolumeclaim_status_phase: state('phase', () => 'Bound'),
  kube_pod_completion_time: never,
  kube_pod_created: since(0),
  kube_pod_restart_policy: state('type', () => 'Always'),
  kube_pod_start_time: since(1),
  kube_pod_status_container_ready_time: startedSince(14),
  kube_pod_status_initialized_time: since(2),
  kube_pod_status_phase: state('phase', (cause) => (isWaiting(cause) ? 'Pending' : 'Running')),
  kube_pod_status_qos_class: state('qos_class', () => 'Burstable'),
  kube_pod_status_ready: state('condition', (cause) => String(!isWaiting(cause))),
  kube_pod_status_ready_time: startedSince(15),
  kube_pod_status_reason: always(0),
  kube_pod_status_scheduled: state('condition', () => 'true'),
  kube_pod_status_scheduled_time: since(0),
  kube_pod_status_unschedulable: never,
  kube_replicaset_created: since(0),
  kube_replicaset_spec_replicas: replicas('replicas'),
  kube_replicaset_status_fully_labeled_replicas: replicas('replicas'),
  kube_replicaset_status_ready_replicas: replicas('ready'),
  kube_replicaset_status_replicas: replicas('replicas'),
  kube_replicaset_status_terminating_replicas: always(0),
  kube_service_created: since(0),
  kube_service_spec_type: state('type', () => 'ClusterIP'),
  kube_statefulset_created: since(0),
  kube_statefulset_ordinals_start: always(0),
  kube_statefulset_replicas: replicas('replicas'),
  kube_statefulset_status_replicas: replicas('replicas'),
  kube_statefulset_status_replicas_available: replicas('ready'),
  kube_statefulset_status_replicas_current: replicas('replicas'),
  kube_statefulset_status_replicas_ready: replicas('ready'),
  kube_statefulset_status_replicas_updated: replicas('replicas'),
}
