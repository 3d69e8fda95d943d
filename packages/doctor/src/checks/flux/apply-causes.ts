import { nameOf, type NamedObject } from '../../flux/named-objects.ts'
import { explanationAmong, type Explanation, type KnownFailure } from './explanation.ts'
import { kubectl, kubectlOf } from '../../live/kubectl.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import { subjectOf } from '../../live/objects.ts'
import type { Failure } from '../../flux/kustomization-failure.ts'

/** What is known of a failure and of its place. */
export interface About {
  readonly failure: Failure
  /** The first object that the message names. */
  readonly object: NamedObject | undefined
  readonly cluster: LiveCluster
  /** The command that has Flux try again at once. */
  readonly again: string
}

const named = (object: NamedObject | undefined): string => (object ? nameOf(object) : 'An object')

const describe = ({ object, cluster, failure }: About): string =>
  kubectlOf(cluster, 'describe', object ? nameOf(object) : subjectOf(failure.kustomization))

/** From the most to the least exact. */
const KNOWN: readonly KnownFailure<About>[] = [
  {
    reason: /^DependencyNotReady$/,
    explain: ({ again }) => ({
      cause: 'It waits for a Kustomization that is not ready.',
      fix: `see to the other Kustomization first; then \`${again}\``,
    }),
  },
  {
    reason: /^HealthCheckFailed$/,
    explain: (about) => ({
      cause: `${named(about.object)} was applied and does not become ready.`,
      fix: describe(about),
    }),
  },
  {
    message: /path not found|no such file or directory/,
    explain: ({ failure, again }) => ({
      cause: `The branch has no folder ${failure.kustomization.spec?.path ?? ''}, or the Kustomization names the wrong one.`,
      fix: `push the tree, then \`${again}\``,
    }),
  },
  {
    reason: /^ArtifactFailed$/,
    explain: ({ failure: { kustomization }, cluster }) => ({
      cause: `Its source ${kustomization.spec?.sourceRef?.name ?? ''} is not there or was never fetched.`,
      fix: `flux get sources all --all-namespaces --context ${cluster.facts.kubeContext}`,
    }),
  },
  {
    message: /SOPS|decrypt/i,
    explain: ({ cluster, failure: { kustomization } }) => ({
      cause:
        'An encrypted Secret of the tree cannot be decrypted: the key in the cluster is missing or another one.',
      fix: `${kubectl(cluster, `--namespace ${kustomization.metadata.namespace} get secrets`)}; name the Secret with the key in .spec.decryption.secretRef`,
    }),
  },
  {
    reason: /^BuildFailed$/,
    explain: ({ failure, again }) => ({
      cause: 'The folder of the branch is none that kustomize can build.',
      fix: `kubectl kustomize ${failure.kustomization.spec?.path ?? '.'}; correct it, push it, then \`${again}\``,
    }),
  },
  {
    message: /failed calling webhook/,
    explain: (about) => ({
      cause: 'A webhook that must admit the object does not answer.',
      fix: kubectl(about.cluster, 'get validatingwebhookconfigurations,mutatingwebhookconfigurations'),
    }),
  },
  {
    message: /no matches for kind|could not find the requested resource/,
    explain: ({ cluster, again }) => ({
      cause:
        'The API server does not know the kind: what defines it is not installed, or has another version.',
      fix: `${kubectl(cluster, 'get customresourcedefinitions')}; install what defines the kind, then \`${again}\``,
    }),
  },
  {
    message: /namespaces? "[^"]+" not found/,
    explain: ({ failure, cluster }) => ({
      cause: 'The namespace of the object is not there.',
      fix: kubectl(
        cluster,
        `create namespace ${/namespaces? "([^"]+)" not found/.exec(failure.message)?.[1] ?? ''}`,
      ),
    }),
  },
  {
    message: /immutable/,
    explain: (about) => ({
      cause: `${named(about.object)} has a field that cannot be changed once it is there.`,
      fix: `${about.object ? kubectlOf(about.cluster, 'delete', nameOf(about.object)) : 'delete the object'}, then \`${about.again}\`; docs/removals.md says when that deletes data`,
    }),
  },
  {
    message: /\(Forbidden\)|forbidden/,
    explain: (about) => ({
      cause: `A policy of the cluster, or the rights of Flux, forbid ${named(about.object)}.`,
      fix: describe(about),
    }),
  },
  {
    message: /\(Invalid\)|\(BadRequest\)|field not declared in schema/,
    explain: ({ object, again }) => ({
      cause: `The API server does not accept ${named(object)} as the tree states it.`,
      fix: `correct the object in the tree, run \`pnpm validate\`, push it, then \`${again}\``,
    }),
  },
]

const otherwise = (about: About): Explanation => ({
  cause: 'Flux could not apply the folder; its message says why.',
  fix: describe(about),
})

/** The likely cause of a failure. */
export const explanationOf = (about: About): Explanation =>
  (explanationAmong(KNOWN, about.failure) ?? otherwise)(about)
