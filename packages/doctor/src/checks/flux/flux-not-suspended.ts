import type { Check } from '../../check.ts'
import type { Found, Symptom } from '../../diagnosis.ts'
import { dependentsOf, symptomsOfApplied } from '../../flux/appliers.ts'
import {
  fluxObjectsOf,
  subjectOfReference,
  type FluxObject,
  type Kustomization,
} from '../../flux/flux-objects.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'

export const fluxNotSuspended: Check = {
  id: 'flux-not-suspended',
  of: 'cluster',
  title: 'No Kustomization, HelmRelease or source of Flux is suspended.',
  rationale:
    'Flux leaves a suspended object as it is: what is pushed does not reach the cluster, and no alert fires.',
  byHand: ['flux get all --all-namespaces --context CONTEXT'],
  needs: ['flux'],
  check: async (cluster, fleet) => {
    const all = await fluxObjectsOf(cluster)
    const explains = symptomsFinder(cluster, fleet, all)
    return all
      .filter(({ spec }) => spec?.suspend === true)
      .map((object) => suspended(cluster, object, explains(object)))
  },
}

/** How `flux` calls what it can resume beside sources. */
const RESUMED: Readonly<Record<string, string>> = {
  HelmRelease: 'helmrelease',
  Kustomization: 'kustomization',
}

const suspended = ({ name, facts }: LiveCluster, object: FluxObject, explains: readonly Symptom[]): Found => {
  const { kind, metadata } = object
  const word = RESUMED[kind] ?? `source ${kind.replace('Repository', '').toLowerCase()}`
  return {
    severity: 'error',
    cluster: name,
    subject: subjectOf(object),
    message: `${subjectOf(object)} is suspended`,
    evidence: [{ asked: `${subjectOf(object)} .spec.suspend`, seen: 'true' }],
    cause: 'Somebody suspended it, perhaps for a repair, and did not resume it.',
    fix: `flux resume ${word} ${metadata.name} --namespace ${metadata.namespace} --context ${facts.kubeContext}`,
    explains,
  }
}

/** What is found of a suspended object itself, and of all that it applies. */
const OF_ITSELF = [
  'flux-applied',
  'flux-follows-branch',
  'flux-source-fetched',
  'release-installed',
  'chart-as-stated',
]

/** A suspended source leaves everything behind that Flux applies from it; a suspended Kustomization, those that wait for it. */
const symptomsFinder = (
  cluster: LiveCluster,
  fleet: LiveFleet,
  all: readonly FluxObject[],
): ((object: FluxObject) => readonly Symptom[]) => {
  const ofApplied = symptomsOfApplied(cluster, fleet)
  const kustomizations: readonly Kustomization[] = all.filter(({ kind }) => kind === 'Kustomization')
  return (object) => {
    const subject = subjectOf(object)
    const following = [
      ...dependentsOf(kustomizations, subject),
      ...kustomizations.filter(
        (one) => one.spec?.sourceRef && subjectOfReference(one.spec.sourceRef, one) === subject,
      ),
    ].map(subjectOf)
    return [
      ...OF_ITSELF.map((check) => ({ check, cluster: cluster.name, subject })),
      ...following.flatMap((one) =>
        ['flux-applied', 'flux-follows-branch'].map((check) => ({
          check,
          cluster: cluster.name,
          subject: one,
        })),
      ),
      ...ofApplied(subject),
    ]
  }
}
