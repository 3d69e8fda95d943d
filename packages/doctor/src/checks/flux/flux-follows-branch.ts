import type { Check } from '../../check.ts'
import type { Found, Symptom } from '../../diagnosis.ts'
import { dependentsOf, symptomsOfApplied } from '../../flux/appliers.ts'
import {
  kustomizationsOf,
  sourcesOf,
  subjectOfReference,
  type Kustomization,
  type Source,
} from '../../flux/flux-objects.ts'
import { reconcileCommand } from '../../flux/commands.ts'
import { lagOf } from '../../flux/lag.ts'
import { commitOf, short } from '../../flux/revision.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import { inWords } from '../../live/time.ts'
import { sourceBehind, type SourceBehind } from './source-behind.ts'

export const fluxFollowsBranch: Check = {
  id: 'flux-follows-branch',
  of: 'cluster',
  title: 'Every cluster has applied what the branch of the remote has.',
  rationale:
    'What was pushed is not what runs: a repaired alert or collector has no effect yet, and a comparison with the tree is one with another version.',
  byHand: [
    'git ls-remote origin refs/heads/main',
    'flux get sources git --all-namespaces --context CONTEXT',
    'flux get kustomizations --all-namespaces --context CONTEXT',
  ],
  needs: ['flux', 'git'],
  check: async (cluster, fleet) => {
    const [sources, kustomizations] = await Promise.all([sourcesOf(cluster), kustomizationsOf(cluster)])
    const late = lateKustomizations(cluster, fleet, { sources, kustomizations })
    const { name, namespace } = fleet.fleet.gitops.source
    const source = sources.find((one) => subjectOf(one) === `GitRepository ${namespace}/${name}`)
    if (source === undefined) return late
    const behind = await sourceBehind(source, fleet).catch((error: unknown) => {
      // What is behind is behind, whatever the remote has.
      if (late.length > 0) return undefined
      throw error
    })
    return behind ? [behindBranch(cluster, source, behind, kustomizations), ...late] : late
  },
}

const behindBranch = (
  { name: cluster, facts }: LiveCluster,
  source: Source,
  { severity, message, seen, cause }: SourceBehind,
  kustomizations: readonly Kustomization[],
): Found => {
  const subject = subjectOf(source)
  const { name, namespace } = source.metadata
  return {
    severity,
    cluster,
    subject,
    message,
    evidence: seen,
    cause,
    fix: `flux reconcile source git ${name} --namespace ${namespace} --context ${facts.kubeContext}`,
    explains: kustomizations
      .filter((one) => one.spec?.sourceRef && subjectOfReference(one.spec.sourceRef, one) === subject)
      .map((one) => ({ check: 'flux-follows-branch', cluster, subject: subjectOf(one) })),
  }
}

interface Fetched {
  readonly sources: readonly Source[]
  readonly kustomizations: readonly Kustomization[]
}

const lateKustomizations = (
  cluster: LiveCluster,
  fleet: LiveFleet,
  { sources, kustomizations }: Fetched,
): readonly Found[] => {
  const ofApplied = symptomsOfApplied(cluster, fleet)
  return kustomizations.flatMap((one) => {
    const lag = lagOf(one, sources, fleet)
    if (!lag?.isLate) return []
    const waiting = dependentsOf(kustomizations, subjectOf(one)).map((dependent) => ({
      check: 'flux-follows-branch',
      cluster: cluster.name,
      subject: subjectOf(dependent),
    }))
    return [behindSource(cluster, one, lag, [...waiting, ...ofApplied(subjectOf(one))])]
  })
}

const shown = (revision: string | undefined): string =>
  commitOf(revision) === undefined ? (revision ?? 'nothing') : short(commitOf(revision))

const behindSource = (
  cluster: LiveCluster,
  one: Kustomization,
  { source, seconds }: NonNullable<ReturnType<typeof lagOf>>,
  explains: readonly Symptom[],
): Found => {
  const subject = subjectOf(one)
  const [applied, fetched] = [one.status?.lastAppliedRevision, source.status?.artifact?.revision]
  return {
    severity: 'error',
    cluster: cluster.name,
    subject,
    message: `${subject} has applied ${shown(applied)}, while ${subjectOf(source)} has had ${shown(fetched)} for ${inWords(seconds)}`,
    evidence: [
      { asked: `${subject} .status.lastAppliedRevision`, seen: applied ?? 'nothing' },
      { asked: `${subjectOf(source)} .status.artifact.revision`, seen: fetched ?? 'nothing' },
    ],
    cause: 'kustomize-controller does not apply the new revision, or does not come to an end with it.',
    fix: reconcileCommand(cluster, subject),
    explains,
  }
}
