import type { ClusterName, Fleet } from './fleet/fleet.ts'

/** What every Kubernetes object has. Components build theirs from the typed interfaces of `kubernetes-models`. */
export interface KubernetesObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: {
    readonly name: string
    readonly namespace?: string
    readonly labels?: Readonly<Record<string, string>>
    readonly annotations?: Readonly<Record<string, string>>
  }
}

/** The folder of the repository that holds one tree for each cluster: written by the build, and named to Flux. */
export const TREES_FOLDER = 'clusters'

/**
 * What one Flux Kustomization applies, in the order in which layers become ready: `releases` after `sources`,
 * `telemetry` after `releases` (it holds objects of their CRDs), `workloads` after `sources` alone.
 */
export const LAYERS = ['sources', 'releases', 'telemetry', 'workloads'] as const
export type Layer = (typeof LAYERS)[number]

/** Pod Security Standards, strictest first. */
export const POD_SECURITY_LEVELS = ['restricted', 'baseline', 'privileged'] as const
export type PodSecurityLevel = (typeof POD_SECURITY_LEVELS)[number]

/** What pods that are not among an artifact's objects (a chart makes them) demand of their namespace. */
export interface NamespaceNeed {
  readonly namespace: string
  readonly podSecurity: PodSecurityLevel
  /** Whether deleting the namespace would delete data. */
  readonly holdsVolumes: boolean
}

/** One file to be: where it belongs and the objects it holds. */
export interface Artifact {
  readonly cluster: ClusterName
  readonly layer: Layer
  /** The file's name inside its layer's folder, such as `otel-collector.yaml`. */
  readonly path: string
  readonly objects: readonly KubernetesObject[]
  readonly needs?: readonly NamespaceNeed[]
}

/** A pure function from the fleet to the files of one product. */
export type Component = (fleet: Fleet) => readonly Artifact[]
