import type { Check } from '../../check.ts'
import type { Found, Symptom } from '../../diagnosis.ts'
import { appliedBy } from '../../flux/appliers.ts'
import {
  kustomizationsOf,
  releasesOf,
  subjectOfReference,
  type HelmRelease,
} from '../../flux/flux-objects.ts'
import { failuresOf, type Failure } from '../../flux/kustomization-failure.ts'
import { nameOf, objectsNamedIn } from '../../flux/named-objects.ts'
import { releaseFailure, type ReleaseFailure } from '../../flux/release-failure.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import { subjectOf } from '../../live/objects.ts'
import { releaseExplanation } from './release-causes.ts'

export const releaseInstalled: Check = {
  id: 'release-installed',
  of: 'cluster',
  title: 'Every HelmRelease is installed as it is stated, or is on its way.',
  rationale:
    'Prometheus, Loki, Grafana and the collector of the hub are releases: where one is not installed, or was rolled back, what it stores, draws or collects is missing or old.',
  byHand: [
    'flux get helmreleases --all-namespaces --context CONTEXT',
    'kubectl --context CONTEXT --namespace monitoring describe helmrelease loki',
  ],
  needs: ['flux'],
  check: async (cluster, fleet) => {
    const [releases, kustomizations] = await Promise.all([releasesOf(cluster), kustomizationsOf(cluster)])
    const waiting = failuresOf(kustomizations, fleet)
    return releases.flatMap((release) => {
      const failure = releaseFailure(release, fleet)
      return failure ? [failed(cluster, failure, symptomsOf(cluster, release, { releases, waiting }))] : []
    })
  },
}

interface Others {
  readonly releases: readonly HelmRelease[]
  /** Kustomizations that fail. */
  readonly waiting: readonly Failure[]
}

const failed = (cluster: LiveCluster, failure: ReleaseFailure, explains: readonly Symptom[]): Found => {
  const { release, reason, message, asked, isStalled } = failure
  return {
    severity: 'error',
    cluster: cluster.name,
    subject: subjectOf(release),
    message: `${subjectOf(release)} is not installed${isStalled ? ', and Flux has given up' : ''}: ${message}`,
    evidence: [{ asked, seen: `${reason}: ${message}` }],
    ...releaseExplanation({ failure, cluster }),
    explains,
  }
}

const symptomsOf = (
  { name: cluster }: LiveCluster,
  release: HelmRelease,
  { releases, waiting }: Others,
): readonly Symptom[] => {
  const subject = subjectOf(release)
  const isFor = (one: HelmRelease): boolean =>
    one.spec?.dependsOn?.some(
      (dependency) => subjectOfReference({ kind: 'HelmRelease', ...dependency }, one) === subject,
    ) === true
  return [
    { check: 'chart-as-stated', cluster, subject },
    ...releases
      .filter(isFor)
      .map((one) => ({ check: 'release-installed', cluster, subject: subjectOf(one) })),
    ...waiting
      .filter((failure) => waitsFor(failure, release))
      .map(({ kustomization }) => ({ check: 'flux-applied', cluster, subject: subjectOf(kustomization) })),
  ]
}

/** Whether a Kustomization fails because a release that it applied is not ready. */
const waitsFor = ({ kustomization, reason, message }: Failure, release: HelmRelease): boolean =>
  reason === 'HealthCheckFailed' &&
  appliedBy(release) === subjectOf(kustomization) &&
  (message === '' || objectsNamedIn(message).some((one) => nameOf(one) === subjectOf(release)))
