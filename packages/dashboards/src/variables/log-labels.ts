import { logs } from '../queries/logs.ts'
import { chosen, clusterSelector } from '../queries/matchers.ts'
import { chooseFrom } from './choose-from.ts'

/** The namespaces of the chosen clusters that have logs. */
export const logNamespaceVariable = () =>
  chooseFrom('namespace', 'loki', `label_values(${clusterSelector()}, service_namespace)`)

/** The pods of the chosen namespaces. */
export const logPodVariable = () => chooseFrom('pod', 'loki', `label_values(${logs()}, k8s_pod_name)`)

/** The containers of the chosen pods. */
export const logContainerVariable = () =>
  chooseFrom('container', 'loki', `label_values(${logs(chosen('k8s_pod_name', 'pod'))}, k8s_container_name)`)
