import { GENERATED } from '@fleet/model'

/** One file of a tree, as text and as the objects in it. */
export interface RenderedFile {
  /** Inside the cluster's folder, parted by `/`: `telemetry/loki.yaml`. */
  readonly path: string
  readonly content: string
  /** One for each YAML document, in the same order. An empty document is `{}`. */
  readonly objects: readonly object[]
  /** Where kustomize changed the objects: the YAML document that each comes from, from 0. One may come several times. */
  readonly documents?: readonly number[]
  /** Why the file could not be read; then it has no objects. */
  readonly error?: ReadError
}

/** Why a file is no manifest that could be checked. */
export interface ReadError {
  readonly message: string
  readonly fix: string
  /** The character of the text at which the reader stopped, from 0. */
  readonly character?: number
}

/** Everything that Flux takes for one cluster. */
export interface RenderedTree {
  /** The cluster's name, which is also the name of the tree's folder. */
  readonly cluster: string
  readonly files: readonly RenderedFile[]
  /** The namespaces of objects that Flux applies and no file shows, such as a folder that was not built; `*` for any. */
  readonly incomplete?: readonly string[]
  /** The distribution of Kubernetes that the cluster runs, where it is known. */
  readonly distribution?: Distribution
}

export type Distribution = 'k0s' | 'k3s' | 'kind' | 'kubeadm' | 'talos' | (string & {})

/** Whether the generator wrote a file, by how it begins. Every other file is a person's. */
export const isGenerated = ({ content }: RenderedFile): boolean => content.startsWith(GENERATED)
