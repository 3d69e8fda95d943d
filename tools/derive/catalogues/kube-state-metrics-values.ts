const RESOURCES_OF_PODS = 'cpu|ephemeral_storage|memory'
const RESOURCES_OF_NODES = `${RESOURCES_OF_PODS}|hugepages_1Gi|hugepages_2Mi|pods`
const UNITS = 'byte|core|integer'

const WAITING =
  'ContainerCreating|CrashLoopBackOff|CreateContainerConfigError|CreateContainerError|ErrImageNeverPull|ErrImagePull|ImageInspectError|ImagePullBackOff|InvalidImageName|PodInitializing|PostStartHookError|PreCreateHookError|PreStartHookError|RegistryUnavailable|RunContainerError|SignatureValidationFailed'
const TERMINATED =
  'Completed|ContainerCannotRun|ContainerStatusUnknown|DeadlineExceeded|Error|Evicted|OOMKilled|StartError'

const containerValues = (kind: string): Record<string, string> => ({
  [`kube_pod_${kind}_status_waiting_reason reason`]: WAITING,
  [`kube_pod_${kind}_status_terminated_reason reason`]: TERMINATED,
  [`kube_pod_${kind}_status_last_terminated_reason reason`]: TERMINATED,
  [`kube_pod_${kind}_resource_requests resource`]: RESOURCES_OF_PODS,
  [`kube_pod_${kind}_resource_requests unit`]: UNITS,
  [`kube_pod_${kind}_resource_limits resource`]: RESOURCES_OF_PODS,
  [`kube_pod_${kind}_resource_limits unit`]: UNITS,
})

/**
 * Values that the documentation leaves open and that Kubernetes itself closes. Resources are those of Kubernetes alone:
 * a device plugin's would have to be added here.
 */
export const CLOSED_VALUES: Readonly<Record<string, string>> = {
  ...containerValues('container'),
  ...containerValues('init_container'),
  'kube_node_status_allocatable resource': RESOURCES_OF_NODES,
  'kube_node_status_allocatable unit': UNITS,
  'kube_node_status_capacity resource': RESOURCES_OF_NODES,
  'kube_node_status_capacity unit': UNITS,
  'kube_node_status_condition condition': 'DiskPressure|MemoryPressure|NetworkUnavailable|PIDPressure|Ready',
  'kube_node_spec_taint effect': 'NoExecute|NoSchedule|PreferNoSchedule',
  'kube_deployment_status_condition condition': 'Available|Progressing|ReplicaFailure',
  'kube_persistentvolumeclaim_access_mode access_mode':
    'ReadOnlyMany|ReadWriteMany|ReadWriteOnce|ReadWriteOncePod',
  'kube_persistentvolumeclaim_status_phase phase': 'Bound|Lost|Pending',
}
