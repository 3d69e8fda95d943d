import type { Amounts } from './amounts.ts'

export interface ContainerFacts extends Amounts {
  readonly name: string
  readonly image: string
}

/** A controller of pods, before it has any. */
export interface WorkloadFacts {
  readonly namespace: string
  readonly name: string
  readonly controller: 'Deployment' | 'StatefulSet' | 'DaemonSet'
  readonly containers: readonly ContainerFacts[]
  readonly isOnHost?: true
  readonly claims?: readonly { readonly name: string; readonly bytes: number }[]
  /** The ports of its Service, if it has one. */
  readonly ports?: readonly number[]
  /** Whether it is one of the services that the fleet is for. */
  readonly isOwn?: true
}

export interface SampleContainer extends ContainerFacts {
  readonly pod: SamplePod
}

export interface SamplePod {
  readonly name: string
  readonly uid: string
  readonly ip: string
  readonly node: SampleNode
  readonly workload: SampleWorkload
  /** Seconds since 1970. */
  readonly created: number
  /** Why its containers do not start, if they never did. */
  readonly waiting?: string
  readonly containers: readonly SampleContainer[]
}

export interface SampleWorkload extends WorkloadFacts {
  readonly cluster: string
  readonly replicas: number
  /** Fewer where a pod never started. */
  readonly ready: number
  /** The hash of its pods' template, of a Deployment. */
  readonly templateHash: string
  readonly pods: readonly SamplePod[]
}

/** A machine that a node-exporter reports on. */
export interface Machine {
  readonly name: string
  readonly address: string
  readonly cpus: number
  readonly memory: number
  readonly disk: number
  readonly bootTime: number
}

export interface SampleNode extends Machine {
  readonly cluster: string
  readonly architecture: string
}
