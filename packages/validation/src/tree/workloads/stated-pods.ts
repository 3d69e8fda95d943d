import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { Path, Location } from '../../values/location.ts'

/** The pods of one controller, by what a tree states of them: in a template of its own, or in the values of a chart. */
export interface StatedPods {
  /** The controller, or the part of a release, for a sentence. */
  readonly owner: string
  readonly namespace: string
  /** The kind of the controller. */
  readonly kind: string
  /** Annotations of the pods. */
  readonly annotations: Readonly<Record<string, string>>
  readonly spec: Omit<IPodSpec, 'containers' | 'initContainers'>
  readonly containers: readonly StatedContainer[]
  readonly rollout: Rollout
  /** The claims that all of the pods mount. */
  readonly claims: readonly SharedClaim[]
  /** Whether a field is known, also where it is missing: a chart may fill what its values leave out. */
  readonly isKnown: (field: keyof IPodSpec) => boolean
  /** Where a field of `spec` is stated, or can be. */
  readonly location: (...path: Path) => Location
}

export interface StatedContainer {
  readonly container: IContainer
  /** It ends before the others start. */
  readonly isInit: boolean
  /** The image that a chart runs there unless its values name another. */
  readonly usualImage?: string
  readonly isKnown: (field: keyof IContainer) => boolean
  readonly location: (...path: Path) => Location
}

/** How many pods there are, and what a new version does to them. */
export interface Rollout {
  /** Nothing where it is not known. */
  readonly replicas: number | undefined
  /** The type of a Deployment's strategy; nothing where it is not known. */
  readonly strategy: string | undefined
  readonly location: (field: 'replicas' | 'strategy') => Location
}

/** A claim by its name, or one that a chart makes, of which the access modes are known, and the name of some. */
export type SharedClaim =
  | { readonly name: string; readonly location: Location }
  | { readonly accessModes: readonly unknown[]; readonly madeAs?: string }
