import { kubeState } from '../queries/series.ts'
import { MATCHES_ALL } from '../variables/all-chosen.ts'
import { chooseAmong } from '../variables/choose-among.ts'
import { chooseFrom } from '../variables/choose-from.ts'

/** The namespaces of the chosen clusters. */
export const namespaceVariable = () =>
  chooseFrom(
    'namespace',
    'prometheus',
    `label_values(${kubeState('kube_namespace_status_phase')}, namespace)`,
  )

/** Kubernetes' own list (https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase). */
const POD_PHASES = ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown']

/** The phases of the pods that the table of pods shows. */
export const phaseVariable = () => chooseAmong('phase', 'Phase', POD_PHASES, MATCHES_ALL)
