/** An object of a cluster, as its API or a tree has it. */
export interface KubernetesObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: {
    readonly name: string
    readonly namespace?: string
    readonly uid?: string
    readonly labels?: Readonly<Record<string, string>>
    readonly annotations?: Readonly<Record<string, string>>
    readonly creationTimestamp?: string
    readonly deletionTimestamp?: string
    readonly generation?: number
  }
}

/** What an API server says of an object without its content. */
export interface ObjectMetadata {
  readonly metadata: KubernetesObject['metadata'] & {
    /** Who wrote which fields: `f:data`, and in it `f:token`. */
    readonly managedFields?: readonly { readonly fieldsV1?: Readonly<Record<string, object>> }[]
  }
}

/** What the API server makes of an object that is applied in a dry run: the object, or why it refuses it. */
export type DryRun = { readonly object: KubernetesObject } | { readonly refused: string }

/**
 * The API of a cluster, for reading. Each question is sent once in a run, however many checks ask it. All throw NotAsked where the API
 * cannot be reached, does not know the person, or does not permit it.
 */
export interface ClusterApi {
  /** The object at a path; nothing where there is none. */
  readonly get: (path: string) => Promise<unknown>
  /** All objects at the path of a resource, such as `/api/v1/pods`; none where the API does not have the resource. */
  readonly list: (path: string) => Promise<readonly KubernetesObject[]>
  /** The metadata of all objects at the path of a resource. What they hold is not sent: of Secrets, nothing else is asked. */
  readonly metadata: (path: string) => Promise<readonly ObjectMetadata[]>
  /** The text at a path, such as a container's log or what a pod answers behind a proxy; nothing where there is none. */
  readonly text: (path: string) => Promise<string | undefined>
  /** Applies an object server-side, in a dry run: nothing is written. @param path of the object */
  readonly dryRun: (path: string, object: object) => Promise<DryRun>
  /** How far the clock of the API server is ahead of the one here, in seconds, to within a second. */
  readonly clockOffset: () => Promise<number>
}
