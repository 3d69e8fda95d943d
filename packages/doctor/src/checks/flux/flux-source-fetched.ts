import type { Check } from '../../check.ts'
import type { Found, Symptom } from '../../diagnosis.ts'
import { symptomsOf, symptomsOfApplied } from '../../flux/appliers.ts'
import {
  kustomizationsOf,
  releasesOf,
  sourcesOf,
  subjectOfReference,
  type FluxCondition,
  type HelmRelease,
  type Kustomization,
  type Source,
} from '../../flux/flux-objects.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import { conditionOf } from '../../live/pods.ts'
import { secondsSince } from '../../live/time.ts'
import { fetchExplanation } from './fetch-causes.ts'

export const fluxSourceFetched: Check = {
  id: 'flux-source-fetched',
  of: 'cluster',
  title: 'Flux fetches every repository and chart that it applies from.',
  rationale:
    'What is not fetched is not applied: a push does not reach the cluster, and a chart of another version is not installed.',
  byHand: [
    'flux get sources all --all-namespaces --context CONTEXT',
    'kubectl --context CONTEXT --namespace flux-system describe gitrepository flux-system',
  ],
  needs: ['flux'],
  check: async (cluster, fleet) => {
    const [sources, kustomizations, releases] = await Promise.all([
      sourcesOf(cluster),
      kustomizationsOf(cluster),
      releasesOf(cluster),
    ])
    const explains = symptomsFinder(cluster, fleet, { sources, kustomizations, releases })
    return sources.flatMap((source) => {
      const failure = failureOf(source, fleet)
      return failure ? [failed(cluster, source, failure, explains(source))] : []
    })
  },
}

/** A source that was made a moment ago is on its way, and so is one that is tried for the first time. */
const GRACE_IN_SECONDS = 120

/** A HelmRepository of type `oci` has no conditions: Flux only reads its address. */
const failureOf = (source: Source, fleet: LiveFleet): FluxCondition | undefined => {
  if (source.metadata.deletionTimestamp !== undefined) return undefined
  const failing = conditionOf(source, 'FetchFailed') ?? conditionOf(source, 'StorageOperationFailed')
  if (failing?.status === 'True') return failing
  const ready = conditionOf(source, 'Ready')
  const since = secondsSince(fleet, ready?.lastTransitionTime)
  if (ready === undefined || ready.status === 'True') return undefined
  return ready.status === 'False' || since > GRACE_IN_SECONDS ? ready : undefined
}

const failed = (
  cluster: LiveCluster,
  source: Source,
  { type, reason, message }: FluxCondition,
  explains: readonly Symptom[],
): Found => {
  const { kind, metadata } = source
  const word = kind.replace('Repository', '').replace('HelmChart', 'chart').toLowerCase()
  const again = `flux reconcile source ${word} ${metadata.name} --namespace ${metadata.namespace} --context ${cluster.facts.kubeContext}`
  return {
    // A chart that was fetched before stays installed.
    severity: source.status?.artifact && kind !== 'GitRepository' ? 'warning' : 'error',
    cluster: cluster.name,
    subject: subjectOf(source),
    message: `${subjectOf(source)} is not fetched: ${message}`,
    evidence: [
      { asked: `${subjectOf(source)} .status.conditions[type=${type}]`, seen: `${reason}: ${message}` },
    ],
    ...fetchExplanation({ source, reason, message, cluster, again }),
    explains,
  }
}

interface Others {
  readonly sources: readonly Source[]
  readonly kustomizations: readonly Kustomization[]
  readonly releases: readonly HelmRelease[]
}

const symptomsFinder = (
  cluster: LiveCluster,
  fleet: LiveFleet,
  { sources, kustomizations, releases }: Others,
): ((source: Source) => readonly Symptom[]) => {
  const ofApplied = symptomsOfApplied(cluster, fleet)
  return (source) => {
    const subject = subjectOf(source)
    const following = kustomizations.filter((one) => refersTo(one.spec?.sourceRef, one, subject))
    const waiting = following.filter((one) => conditionOf(one, 'Ready')?.reason === 'ArtifactFailed')
    const charts = sources.filter((one) => refersTo(one.spec?.sourceRef, one, subject))
    const installed = releases.filter((one) => isChartOf(one, subject))
    const about = [
      { checks: ['flux-follows-branch'], subjects: [subject, ...following.map(subjectOf)] },
      { checks: ['flux-applied'], subjects: waiting.map(subjectOf) },
      { checks: ['flux-source-fetched'], subjects: charts.map(subjectOf) },
      { checks: ['release-installed', 'chart-as-stated'], subjects: installed.map(subjectOf) },
    ]
    return [
      ...about.flatMap(({ checks, subjects }) => symptomsOf(cluster, checks, subjects)),
      ...waiting.flatMap((one) => ofApplied(subjectOf(one))),
    ]
  }
}

const refersTo = (
  reference: Parameters<typeof subjectOfReference>[0] | undefined,
  from: Kustomization | Source | HelmRelease,
  subject: string,
): boolean => reference !== undefined && subjectOfReference(reference, from) === subject

/** Whether a release waits for its chart from a source. One that fails by itself has another cause. */
const isChartOf = (release: HelmRelease, subject: string): boolean => {
  const isOfChart =
    refersTo(release.spec?.chartRef, release, subject) || `HelmChart ${release.status?.helmChart}` === subject
  return isOfChart && /^(?:SourceNotReady|ArtifactFailed)$/.test(conditionOf(release, 'Ready')?.reason ?? '')
}
