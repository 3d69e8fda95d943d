/** A node of a new fleet. */
export interface NewNode {
  readonly address: string
  readonly tailnetAddress: string
}

/** A cluster of a new fleet. */
export interface NewCluster {
  readonly kubeContext: string
  readonly nodes: Readonly<Record<string, NewNode>>
  readonly storageClass: string
  readonly traefik: boolean
}

/** The facts of a new fleet, each one known. */
export interface NewFleet {
  readonly clusters: Readonly<Record<string, NewCluster>>
  readonly hub: string
  /** Absent where the hub has one node. */
  readonly hubNode?: string
  readonly branch: string
  /** The URL from which Flux reads the repository, where it is known. */
  readonly gitUrl?: string
  /** The recipient of age for whom SOPS encrypts Secrets. */
  readonly ageRecipient?: string
  /** The path of its folder from the root of the repository, where it is not the root itself. */
  readonly folder?: string
  /** What package.json pins in place of this version of the generator. */
  readonly generator?: string
}

/** What is known of a cluster from the command line and from the cluster itself. */
export interface KnownCluster extends Partial<Omit<NewCluster, 'nodes'>> {
  readonly nodes: Readonly<Record<string, Partial<NewNode>>>
  /** The storage classes that a live cluster has, where none of them is the default. */
  readonly storageClasses?: readonly string[]
}

/** What is known of a new fleet before a person is asked. */
export interface KnownFleet extends Partial<Omit<NewFleet, 'clusters'>> {
  readonly clusters: Readonly<Record<string, KnownCluster>>
}
