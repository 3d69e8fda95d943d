import type { KubernetesObject } from './cluster-api.ts'
import type { LiveCluster } from './live-cluster.ts'
import type { Condition } from './pods.ts'

export interface Node extends KubernetesObject {
  readonly status?: {
    readonly conditions?: readonly Condition[]
    readonly nodeInfo?: { readonly kubeletVersion?: string }
    readonly addresses?: readonly { readonly type: string; readonly address: string }[]
  }
}

export const nodesOf = ({ api }: LiveCluster): Promise<readonly Node[]> => api.list('/api/v1/nodes')

/** A node as findings name it. */
export const nodeSubject = (name: string): string => `node ${name}`
