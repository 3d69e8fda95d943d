import type { Program } from '../../catalog/programs/program.ts'
import { PROGRAMS } from '../../catalog/programs/index.ts'
import { at, type Path, type Location } from '../../values/location.ts'
import type { ClusterView } from '../cluster-view.ts'
import { ownerOf } from '../objects.ts'
import { containersIn, containerText } from './containers.ts'
import { listOf } from '../../values/value-at.ts'
import { atValue, chartValue } from '../charts/release.ts'

/** What a container may do to its node, wherever it is stated: in a pod's template or in a chart's values. */
export interface SecuritySite {
  readonly owner: string
  readonly program: Program | undefined
  /** The container's own security context, and that of its whole pod. */
  readonly own: SecurityContext
  readonly whole: SecurityContext
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

export const securitySitesIn = (cluster: ClusterView): readonly SecuritySite[] => [
  ...ownSites(cluster),
  ...chartSites(cluster),
]

const ownSites = (cluster: ClusterView): SecuritySite[] =>
  containersIn(cluster).map((one) => {
    const { container, pods, program } = one
    const podLocation = (...keys: Path) => at(pods.controller, ...pods.path, ...keys)
    return {
      owner: containerText(one),
      program,
      own: container.securityContext ?? {},
      whole: pods.spec.securityContext ?? {},
      location: (key, ...path) => one.location('securityContext', key, ...path),
      wholeLocation: (key) => podLocation('securityContext', key),
      volumes: located<HostVolume>(pods.spec.volumes, (...keys) => podLocation('volumes', ...keys)),
      mounts: located<HostMount>(container.volumeMounts, (...keys) => one.location('volumeMounts', ...keys)),
      annotations: annotationsOf(pods.controller.object),
    }
  })

interface Templated {
  readonly spec?: {
    readonly template?: { readonly metadata?: { readonly annotations?: Readonly<Record<string, string>> } }
  }
}

const annotationsOf = (controller: object): SecuritySite['annotations'] =>
  (controller as Templated).spec?.template?.metadata?.annotations ?? {}

/** The collector of the chart, whose values hold all of it. Other charts harden their pods themselves. */
const chartSites = (cluster: ClusterView): SecuritySite[] =>
  cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .filter(({ object }) => object.metadata.name === 'opentelemetry-collector')
    .map((release) => ({
      owner: ownerOf(release),
      program: PROGRAMS.find(({ containers }) => containers?.includes('opentelemetry-collector')),
      own: (chartValue(release, 'securityContext') ?? {}) as SecurityContext,
      whole: (chartValue(release, 'podSecurityContext') ?? {}) as SecurityContext,
      location: (key, ...path) => atValue(release, 'securityContext', key, ...path),
      wholeLocation: (key) => atValue(release, 'podSecurityContext', key),
      volumes: located<HostVolume>(chartValue(release, 'extraVolumes'), (...keys) =>
        atValue(release, 'extraVolumes', ...keys),
      ),
      mounts: located<HostMount>(chartValue(release, 'extraVolumeMounts'), (...keys) =>
        atValue(release, 'extraVolumeMounts', ...keys),
      ),
      annotations: {},
    }))

const located = <Value>(list: unknown, location: (...path: Path) => Location): PlacedValue<Value>[] =>
  listOf(list).map((value, index) => ({
    value: value as Value,
    location: (...path) => location(index, ...path),
  }))
