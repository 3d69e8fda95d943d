import type { Location } from '../../values/location.ts'

/** A port of nodes that something in a cluster takes. */
export interface HostPort {
  readonly number: number
  readonly protocol: string
  /** One address of the node only; nothing where it is all. */
  readonly address?: string
  /** For a sentence: `DaemonSet monitoring/node-exporter`. */
  readonly owner: string
  readonly location?: Location
  readonly nodes: Nodes
}

/** The nodes on which a port is taken: every one, one by its name, or nothing where a tree does not tell. */
export type Nodes = 'every' | { readonly name: string } | undefined

/** A label by which a pod chooses nodes of an operating system. */
export const OS_LABEL = 'kubernetes.io/os'
