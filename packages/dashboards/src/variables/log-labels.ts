import { EVERY_LOG, logs } from '../log-questions/ask.ts'
import type { LogStore } from '../log-questions/log-store.ts'
import { chooseFrom } from './choose-from.ts'

/** The namespaces of the chosen clusters that have logs. */
export const logNamespaceVariable = ({ store, valuesOf }: LogStore) =>
  chooseFrom('namespace', store, valuesOf('service_namespace', EVERY_LOG))

/** The pods of the chosen namespaces. */
export const logPodVariable = ({ store, valuesOf }: LogStore) =>
  chooseFrom('pod', store, valuesOf('k8s_pod_name', logs()))

/** The containers of the chosen pods. */
export const logContainerVariable = ({ store, valuesOf }: LogStore) =>
  chooseFrom(
    'container',
    store,
    valuesOf('k8s_container_name', logs({ label: 'k8s_pod_name', variable: 'pod' })),
  )
