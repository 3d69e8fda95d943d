import type { BroughtChart } from './brought-chart.ts'
import { GENERATED, WRITTEN_IN } from '@fleet/model'

/** One file of a tree, as text and as the objects in it. */
export interface RenderedFile {
  /** Inside the cluster's folder, parted by `/`: `telemetry/loki.yaml`. */
  readonly path: string
  readonly content: string
  /** One for each YAML document, in the same order. An empty document is `{}`. */
  readonly objects: readonly object[]
  /** Where kustomize changed the objects: the YAML document that each comes from, from 0. One may come several times. */
  readonly documents?: readonly number[]
  /** Which of the tree's builds applies each object, where the tree was rendered. */
  readonly builds?: readonly number[]
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

/** What installs Kubernetes on the machines of a cluster. */
export type Distribution =
  | 'k3s'
  | 'rke2'
  | 'k0s'
  | 'kubeadm'
  | 'talos'
  | 'kind'
  | 'minikube'
  | 'microk8s'
  | 'openshift'
  | 'eks'
  | 'aks'
  | 'gke'
  | 'other'

/** Everything that Flux takes for one cluster. */
export interface RenderedTree {
  /** The cluster's name, which is also the name of the tree's folder. */
  readonly cluster: string
  readonly files: readonly RenderedFile[]
  /** Whether `flux bootstrap` keeps its own folder in the tree, whose files are not among these. */
  readonly isBootstrapped?: boolean
  /** Where the tree's folder is in its repository, if that is known: `` where it is the repository itself. */
  readonly root?: string
  /** What Flux builds of the tree, where kustomize changes something. */
  readonly builds?: readonly FluxBuild[]
  /** The releases whose objects Helm rendered, as `namespace/name`. */
  readonly releases?: ReadonlySet<string>
  /** Those that Helm could not render here, although their charts are known. */
  readonly notRenderedReleases?: readonly { readonly release: string; readonly reason: string }[]
  /** Whether a person takes it for an error that something was not rendered. */
  readonly isRenderingRequired?: boolean
  /** The namespaces of objects that Flux applies and no file shows, such as a folder that was not built; `*` for any. */
  readonly incomplete?: readonly string[]
  /** The distribution of Kubernetes that the cluster runs, where it is known. */
  readonly distribution?: Distribution
  /** What is known of charts beside the built-in ones. */
  readonly charts?: readonly BroughtChart[]
}

/** An entry of a list of kustomize. */
export interface ListEntry {
  readonly list: string
  readonly entry: string
}

/** How builds and releases are named: `flux-system/apps`. */
export const namespacedName = ({
  namespace = '',
  name,
}: {
  readonly namespace?: string | undefined
  readonly name: string
}): string => `${namespace}/${name}`

/** A folder that Flux builds with kustomize. All paths are from the root of the repository. */
export interface FluxBuild {
  readonly folder: string
  /** The Kustomization that builds it, as `namespace/name`; nothing for the folder where Flux begins. */
  readonly by?: string
  /** The namespace of all its objects, where that is certain. */
  readonly namespace?: string
  /** Every file that the build reads. */
  readonly files: ReadonlySet<string>
  /** What lists name and kustomize would fetch from elsewhere. It is left out. */
  readonly remote: readonly ListEntry[]
  /** What lists name and the repository does not have. */
  readonly missing: readonly ListEntry[]
  /** Why Flux fails on it. */
  readonly failure?: string
  /** Why its objects are not known here. */
  readonly notRendered?: string
}

/**
 * Whether the generator decides what is in a file, by how it begins. Every other file is a person's, and so is one that only
 * ships what a person wrote.
 */
export const isGenerated = ({ content }: Pick<RenderedFile, 'content'>): boolean =>
  content.startsWith(GENERATED) && !content.startsWith(WRITTEN_IN, content.indexOf('\n') + 1)

/** Whether a person wrote all of a tree. */
export const isPersons = ({ files }: RenderedTree): boolean => !files.some(isGenerated)
