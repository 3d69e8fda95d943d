import { kubectl, kubectlOf } from '../../live/kubectl.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import { subjectOf } from '../../live/objects.ts'
import type { Pod, Terminated } from '../../live/pods.ts'
import type { ContainerFault } from './container-fault.ts'

/** A container of a pod with what is wrong with it, and what was said about the pod. */
export interface FaultyContainer {
  readonly pod: Pod
  readonly container: string
  readonly fault: ContainerFault
  /** The warnings about the pod, the newest first. */
  readonly warnings: readonly string[]
}

/** Why a container does not run. */
export const causeOf = ({ pod, container, fault, warnings }: FaultyContainer): string => {
  if (fault.kind === 'memory') return causeOfMemory(pod, container)
  if (fault.kind === 'refused') return causeOfRefusal(fault.seen)
  if (fault.kind === 'unready') return 'Its readiness or startup probe fails.'
  const isProbed = warnings.some((warning) => /^Unhealthy: (Liveness|Startup) probe/.test(warning))
  if (isProbed) return 'Its liveness or startup probe fails, so that the kubelet restarts it.'
  return fault.last === undefined ? 'Its program ends.' : causeOfEnd(fault.last)
}

const causeOfMemory = ({ spec }: Pod, container: string): string => {
  const limit = [...(spec.containers ?? []), ...(spec.initContainers ?? [])].find(
    ({ name }) => name === container,
  )?.resources?.limits?.['memory']
  return limit === undefined
    ? 'The node has no memory left for it: it has no limit of its own.'
    : `It needs more memory than its limit of ${limit}.`
}

const causeOfRefusal = (seen: string): string =>
  /secret|configmap|key/i.test(seen)
    ? 'A Secret, a ConfigMap or a key that it reads does not exist.'
    : 'The container runtime of the node refuses it.'

const ENDS: Readonly<Record<number, string>> = {
  0: 'Its program ends without an error, and should run on.',
  126: 'Its command may not be executed.',
  127: 'Its command is not in the image.',
  128: 'The container runtime cannot start its command.',
  134: 'Its program aborted itself.',
  137: 'It was killed: it did not end when asked to, or its node ran out of memory.',
  139: 'Its program accessed memory that is not its own: often an image for another processor.',
  143: 'It was asked to end: by a failed probe or by a person.',
}

const causeOfEnd = ({ exitCode }: Terminated): string =>
  ENDS[exitCode] ?? `Its program ends with an error (exit code ${exitCode}), which its log names.`

/** What a person does about it. */
export const fixOf = (cluster: LiveCluster, { pod, container, fault }: FaultyContainer): string => {
  const { name, namespace } = pod.metadata
  const describe = kubectlOf(cluster, 'describe', subjectOf(pod))
  if (fault.kind === 'memory')
    return `raise its limit (resources.limits.memory in the inventory), build and push; see ${describe}`
  if (fault.kind === 'refused' || fault.kind === 'unready') return describe
  return kubectl(cluster, `--namespace ${namespace} logs ${name} --container ${container} --previous`)
}
