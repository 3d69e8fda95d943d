import type { Location } from '../../values/location.ts'

/** A way from the outside to a store that asks nobody who they are. */
export interface ExposedStore {
  /** What opens it, for a sentence: `Ingress monitoring/prometheus`. */
  readonly by: string
  readonly store: string
  readonly location: Location
  /** Whether everybody who reaches a node has this way, or a tree does not tell. */
  readonly reach: 'public' | 'unknown'
}
