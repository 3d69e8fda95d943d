import type { Program } from '../../catalog/programs/program.ts'
import type { Path, Location } from '../../values/location.ts'
import type { ClusterView } from '../cluster-view.ts'
import { containersIn, containerText } from './containers.ts'
import { listOf } from '../../values/value-at.ts'

/** What a container may do to its node, wherever it is stated: in a pod's template or in a chart's values. */
export interface SecuritySite {
  readonly owner: string
  readonly program: Program | undefined
  /** The container's own security context, and that of its whole pod. */
  readonly own: SecurityContext
  readonly whole: SecurityContext
  /** Whether nothing is added to both: most charts harden their pods themselves. */
  readonly isWhole: boolean
  readonly location: (key: keyof SecurityContext, ...path: Path) => Location
  readonly wholeLocation: (key: keyof SecurityContext) => Location
  readonly volumes: readonly PlacedValue<HostVolume>[]
  readonly mounts: readonly PlacedValue<HostMount>[]
  /** Annotations of the pods. */
  readonly annotations: Readonly<Record<string, string>>
}

/** The fields of both security contexts that rules read. */
export interface SecurityContext {
  readonly allowPrivilegeEscalation?: boolean
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] }
  readonly privileged?: boolean
  readonly procMount?: string
  readonly readOnlyRootFilesystem?: boolean
  readonly runAsGroup?: number
  readonly runAsNonRoot?: boolean
  readonly runAsUser?: number
  readonly seccompProfile?: { readonly type?: string }
}

export interface HostVolume {
  readonly name: string
  readonly hostPath?: { readonly path: string; readonly type?: string }
}

export interface HostMount {
  readonly name: string
  readonly mountPath?: string
  readonly readOnly?: boolean
}

export interface PlacedValue<Value> {
  readonly value: Value
  readonly location: (...path: Path) => Location
}

export const securitySitesIn = (cluster: ClusterView): readonly SecuritySite[] =>
  containersIn(cluster).map((one) => {
    const { container, pods, program } = one
    return {
      owner: containerText(one),
      program,
      own: container.securityContext ?? {},
      whole: pods.spec.securityContext ?? {},
      isWhole: one.isKnown('securityContext') && pods.isKnown('securityContext'),
      location: (key, ...path) => one.location('securityContext', key, ...path),
      wholeLocation: (key) => pods.location('securityContext', key),
      volumes: located<HostVolume>(pods.spec.volumes, (...keys) => pods.location('volumes', ...keys)),
      mounts: located<HostMount>(container.volumeMounts, (...keys) => one.location('volumeMounts', ...keys)),
      annotations: pods.annotations,
    }
  })

const located = <Value>(list: unknown, location: (...path: Path) => Location): PlacedValue<Value>[] =>
  listOf(list).map((value, index) => ({
    value: value as Value,
    location: (...path) => location(index, ...path),
  }))
