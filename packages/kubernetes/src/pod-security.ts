import {
  HOST_REASON,
  POD_SECURITY_LEVELS,
  type KubernetesObject,
  type NamespaceNeed,
  type PodSecurityLevel,
} from '@fleet/model'
import type { IContainer, IPodSpec, IPodTemplateSpec } from './types.ts'

/** The laxer of two Pod Security levels: the level of a namespace with both kinds of pods. */
export const laxer = (one: PodSecurityLevel, other: PodSecurityLevel): PodSecurityLevel =>
  POD_SECURITY_LEVELS.indexOf(one) > POD_SECURITY_LEVELS.indexOf(other) ? one : other

/** The strictest Pod Security level that admits a pod, by the controls of the Pod Security Standards that our pods can touch. */
export const podSecurityLevel = (pod: IPodSpec): PodSecurityLevel => {
  if (isPrivileged(pod)) return 'privileged'
  return isRestricted(pod) ? 'restricted' : 'baseline'
}

const containersOf = (pod: IPodSpec): IContainer[] => [...(pod.initContainers ?? []), ...pod.containers]

/** The capabilities that the level `baseline` lets a container add. */
const BASELINE_CAPABILITIES = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
])

const isPrivileged = (pod: IPodSpec): boolean => {
  const sharesHost = pod.hostNetwork === true || pod.hostPID === true || pod.hostIPC === true
  const mountsHost = (pod.volumes ?? []).some((volume) => volume.hostPath !== undefined)
  return sharesHost || mountsHost || containersOf(pod).some(isPrivilegedContainer)
}

const isPrivilegedContainer = ({ securityContext, ports }: IContainer): boolean =>
  securityContext?.privileged === true ||
  (securityContext?.capabilities?.add ?? []).some((capability) => !BASELINE_CAPABILITIES.has(capability)) ||
  (ports ?? []).some(({ hostPort }) => hostPort !== undefined && hostPort !== 0)

const isRestricted = (pod: IPodSpec): boolean => {
  const seccomp = pod.securityContext?.seccompProfile?.type
  return (
    // The level `restricted` knows a list of volumes, and NFS is not on it.
    !(pod.volumes ?? []).some(({ nfs }) => nfs !== undefined) &&
    containersOf(pod).every((container) => isRestrictedContainer(container, pod)) &&
    (seccomp === 'RuntimeDefault' || seccomp === 'Localhost')
  )
}

const isRestrictedContainer = ({ securityContext }: IContainer, pod: IPodSpec): boolean => {
  const added = securityContext?.capabilities?.add ?? []
  return (
    securityContext?.allowPrivilegeEscalation === false &&
    (securityContext.capabilities?.drop ?? []).includes('ALL') &&
    added.every((capability) => capability === 'NET_BIND_SERVICE') &&
    (securityContext.runAsNonRoot ?? pod.securityContext?.runAsNonRoot) === true &&
    (securityContext.runAsUser ?? pod.securityContext?.runAsUser) !== 0
  )
}

/** What an object of ours needs of its namespace; nothing where it neither makes pods nor holds data. */
export const namespaceNeedOf = (object: KubernetesObject): NamespaceNeed | undefined => {
  const { namespace } = object.metadata
  if (namespace === undefined) return undefined
  if (object.kind === 'PersistentVolumeClaim')
    return { namespace, podSecurity: 'restricted', holdsVolumes: true }
  const spec = (object as PodOwner).spec
  const template = templateOf(spec)
  const reason = template?.metadata?.annotations?.[HOST_REASON]
  const holdsVolumes = (spec?.volumeClaimTemplates ?? []).length > 0
  return {
    namespace,
    podSecurity: template?.spec ? podSecurityLevel(template.spec) : 'restricted',
    holdsVolumes,
    ...(reason !== undefined && { reasons: [`${object.metadata.name}: ${reason}`] }),
  }
}

/** The pods that a controller makes; a CronJob by its Jobs. */
const templateOf = (spec: PodOwner['spec']): IPodTemplateSpec | undefined =>
  spec?.template ?? spec?.jobTemplate?.spec?.template

interface PodOwner extends KubernetesObject {
  readonly spec?: {
    readonly template?: IPodTemplateSpec
    readonly jobTemplate?: { readonly spec?: { readonly template?: IPodTemplateSpec } }
    readonly volumeClaimTemplates?: readonly unknown[]
  }
}
