import { labels, type Labels } from './labels.ts'

interface Extra {
  /** The application the object belongs to, where it differs from the object's own name. */
  readonly of?: string
  readonly annotations?: Record<string, string>
  readonly labels?: Labels
}

/** The metadata of a cluster-wide object. */
export const clusterMetadata = (name: string, { of = name, annotations, labels: extra }: Extra = {}) => ({
  name,
  labels: { ...labels(of), ...extra },
  ...(annotations && { annotations }),
})

/** The metadata of an object in a namespace. */
export const metadata = (name: string, namespace: string, extra: Extra = {}) => {
  const { labels: all, annotations } = clusterMetadata(name, extra)
  return { name, namespace, labels: all, ...(annotations && { annotations }) }
}

/** Keeps Flux from deleting an object that is removed from Git: for objects with data. */
export const NEVER_PRUNED = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } as const

/** Keeps Flux from reading `${…}` in an object's text as a variable of its own. */
export const NEVER_SUBSTITUTED = { 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' } as const
