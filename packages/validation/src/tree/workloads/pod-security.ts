import type { IContainer } from 'kubernetes-models/v1/Container'
import type { PodSecurityLevel } from '@fleet/model'
import type { StatedPods } from './stated-pods.ts'

/** Why a Pod Security level refuses a pod, in the words of its fields. */
export type Refusals = readonly string[]

/**
 * The controls of the Pod Security Standards. The generator has a table of its own to choose a namespace's level by; this
 * one checks it independently, from https://kubernetes.io/docs/concepts/security/pod-security-standards/.
 */
export const refusalsOf = (pods: StatedPods, level: PodSecurityLevel): Refusals => {
  if (level === 'privileged') return []
  const baseline = [
    ...podRefusals(pods.spec),
    ...pods.containers.flatMap(({ container }) => baselineRefusals(container)),
  ]
  if (level === 'baseline') return baseline
  return [...baseline, ...volumeRefusals(pods.spec), ...restrictedRefusals(pods)]
}

const podRefusals = ({ hostNetwork, hostPID, hostIPC, volumes = [] }: StatedPods['spec']): string[] => [
  ...(hostNetwork === true ? ['hostNetwork'] : []),
  ...(hostPID === true ? ['hostPID'] : []),
  ...(hostIPC === true ? ['hostIPC'] : []),
  ...volumes.filter(({ hostPath }) => hostPath).map(({ name }) => `the hostPath volume ${name}`),
]

const BASELINE_CAPABILITIES: readonly string[] = [
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
]

const baselineRefusals = ({ name, securityContext, ports = [] }: IContainer): string[] => [
  ...(securityContext?.privileged === true ? [`privileged in ${name}`] : []),
  ...(securityContext?.capabilities?.add ?? [])
    .filter((capability) => !BASELINE_CAPABILITIES.includes(capability))
    .map((capability) => `the capability ${capability} in ${name}`),
  ...ports
    .filter(({ hostPort = 0 }) => hostPort !== 0)
    .map(({ hostPort }) => `hostPort ${hostPort} in ${name}`),
]

/** The volumes that the level `restricted` admits; `hostPath` is refused before. */
const RESTRICTED_VOLUMES: readonly string[] = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'hostPath',
  'persistentVolumeClaim',
  'projected',
  'secret',
]

const volumeRefusals = ({ volumes = [] }: StatedPods['spec']): string[] =>
  volumes.flatMap(({ name, ...source }) =>
    Object.keys(source)
      .filter((kind) => !RESTRICTED_VOLUMES.includes(kind))
      .map((kind) => `the ${kind} volume ${name}`),
  )

const SECCOMP: readonly unknown[] = ['RuntimeDefault', 'Localhost']

/** What a chart fills in is not known to be missing. */
const restrictedRefusals = (pods: StatedPods): string[] =>
  pods.containers.flatMap(({ container: { name, securityContext: own = {} }, isKnown }) => {
    if (!isKnown('securityContext') || !pods.isKnown('securityContext')) return []
    const whole = pods.spec.securityContext ?? {}
    const demands: readonly (readonly [string, boolean])[] = [
      ['allowPrivilegeEscalation: false', own.allowPrivilegeEscalation === false],
      ['capabilities.drop: [ALL]', own.capabilities?.drop?.includes('ALL') === true],
      [
        'no capability but NET_BIND_SERVICE',
        (own.capabilities?.add ?? []).every((one) => one === 'NET_BIND_SERVICE'),
      ],
      ['runAsNonRoot: true', (own.runAsNonRoot ?? whole.runAsNonRoot) === true],
      ['a runAsUser other than 0', (own.runAsUser ?? whole.runAsUser) !== 0],
      ['a seccompProfile', SECCOMP.includes((own.seccompProfile ?? whole.seccompProfile)?.type)],
    ]
    return demands.filter(([, isMet]) => !isMet).map(([demand]) => `${name} without ${demand}`)
  })
