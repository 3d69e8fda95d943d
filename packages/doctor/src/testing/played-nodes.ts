import type { Node } from '../live/nodes.ts'
import type { Condition } from '../live/pods.ts'
import { ago } from './played-pods.ts'

export interface PlayedNode {
  readonly createdAt?: string
  readonly conditions?: readonly Condition[]
  readonly address?: string
  readonly annotations?: Readonly<Record<string, string>>
}

/** A node that is ready, and joined a day ago. */
export const playedNode = (name: string, played: PlayedNode = {}): Node => {
  const { createdAt = ago(86_400), conditions = [], address = '10.0.0.2', annotations = {} } = played
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, creationTimestamp: createdAt, annotations },
    status: {
      conditions: [
        ...conditions,
        ...(conditions.some(({ type }) => type === 'Ready')
          ? []
          : [{ type: 'Ready', status: 'True', lastTransitionTime: createdAt }]),
      ],
      addresses: [
        { type: 'InternalIP', address },
        { type: 'Hostname', address: name },
      ],
    },
  }
}
