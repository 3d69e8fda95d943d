import { nameOf, objectsNamedIn } from '../../flux/named-objects.ts'
import { subjectOfReference } from '../../flux/flux-objects.ts'
import type { ReleaseFailure } from '../../flux/release-failure.ts'
import { kubectl, kubectlOf } from '../../live/kubectl.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import { subjectOf } from '../../live/objects.ts'
import { explanationAmong, type Explanation, type KnownFailure } from './explanation.ts'

/** What is known of a failing release and of its place. */
export interface AboutRelease {
  readonly failure: ReleaseFailure
  readonly cluster: LiveCluster
}

/** Flux tries by itself again, but where it has given up. */
const again = (about: AboutRelease): string =>
  `flux reconcile ${flagsOf(about)}${about.failure.isStalled ? ' --reset --force' : ''}`

const flagsOf = ({ failure: { release }, cluster }: AboutRelease): string =>
  `helmrelease ${release.metadata.name} --namespace ${release.metadata.namespace} --context ${cluster.facts.kubeContext}`

const describe = ({ failure: { release }, cluster }: AboutRelease): string =>
  kubectlOf(cluster, 'describe', subjectOf(release))

/** What the message says that Helm waited for. */
const waitedFor = ({ failure }: AboutRelease): string =>
  [...new Set(objectsNamedIn(failure.message).map(nameOf))].join(', ') || 'A workload of the chart'

/** From the most to the least exact. */
const KNOWN: readonly KnownFailure<AboutRelease>[] = [
  {
    reason: /^DependencyNotReady$/,
    explain: (about) => ({
      cause: 'It waits for a release that is not installed.',
      fix: `see to the other release first; then \`${again(about)}\``,
    }),
  },
  {
    reason: /^(?:SourceNotReady|ArtifactFailed)$/,
    explain: ({ failure: { release }, cluster }) => ({
      cause: `Its chart ${release.spec?.chartRef ? subjectOfReference(release.spec.chartRef, release) : (release.status?.helmChart ?? '')} was not fetched.`,
      fix: `flux get sources all --all-namespaces --context ${cluster.facts.kubeContext}`,
    }),
  },
  {
    reason: /^ValuesError$/,
    explain: (about) => ({
      cause: 'A ConfigMap or a Secret with values for the chart is not there, or lacks a key.',
      fix: `create what .spec.valuesFrom names, then \`${again(about)}\``,
    }),
  },
  {
    message: /another operation .* is in progress/,
    explain: (about) => ({
      cause: 'Helm was interrupted, and its record of the release says that it still works on it.',
      fix: `flux suspend ${flagsOf(about)} && flux resume ${flagsOf(about)}`,
    }),
  },
  {
    message: /invalid ownership metadata|cannot be imported into the current release/,
    explain: (about) => ({
      cause: 'An object of the chart is already there and belongs to something else.',
      fix: `delete or rename the object that the message names, then \`${again(about)}\``,
    }),
  },
  {
    message:
      /don't meet the specifications of the schema|execution error at|error calling|parse error|nil pointer evaluating/,
    explain: (about) => ({
      cause: 'The chart does not accept the values of the tree.',
      fix: `correct the values, run \`pnpm validate\`, push them, then \`${again(about)}\``,
    }),
  },
  {
    message: /no matches for kind|ensure CRDs are installed first/,
    explain: (about) => ({
      cause: 'The API server does not know a kind of the chart: what defines it is not installed.',
      fix: `${kubectl(about.cluster, 'get customresourcedefinitions')}; install what defines the kind, then \`${again(about)}\``,
    }),
  },
  {
    message: /immutable|Forbidden: updates to/,
    explain: (about) => ({
      cause: 'The upgrade changes a field that cannot be changed once it is there.',
      fix: `delete the object that the message names, then \`${again(about)}\`; docs/removals.md says when that deletes data`,
    }),
  },
  {
    message: /timeout waiting|timed out waiting|deadline exceeded|not ready|stalled resources/,
    explain: (about) => ({
      cause: `${waitedFor(about)} did not become ready in time.`,
      fix: `${kubectl(about.cluster, `--namespace ${about.failure.release.metadata.namespace} get pods`)}; once they are ready, \`${again(about)}\``,
    }),
  },
  {
    message: /forbidden/,
    explain: (about) => ({
      cause: 'A policy of the cluster, or the rights of Flux, forbid an object of the chart.',
      fix: describe(about),
    }),
  },
]

const otherwise = (about: AboutRelease): Explanation => ({
  cause: 'Helm could not install the chart; its message says why.',
  fix: describe(about),
})

/** The likely cause of a release that fails. */
export const releaseExplanation = (about: AboutRelease): Explanation =>
  (explanationAmong(KNOWN, about.failure) ?? otherwise)(about)
