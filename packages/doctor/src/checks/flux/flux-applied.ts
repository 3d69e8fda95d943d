import type { Check } from '../../check.ts'
import type { Found, Symptom } from '../../diagnosis.ts'
import {
  CHECKS_OF_OBJECTS,
  dependentsOf,
  entrySubject,
  isEntry,
  symptomsOfApplied,
  treeFolder,
} from '../../flux/appliers.ts'
import { bootstrapCommand, reconcileCommand } from '../../flux/commands.ts'
import { kustomizationsOf, type Kustomization } from '../../flux/flux-objects.ts'
import { failuresOf, type Failure } from '../../flux/kustomization-failure.ts'
import { objectsNamedIn } from '../../flux/named-objects.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import { warningsIn } from '../../live/warnings.ts'
import { explanationOf } from './apply-causes.ts'

export const fluxApplied: Check = {
  id: 'flux-applied',
  of: 'cluster',
  title: 'Every Kustomization of Flux is applied, or is on its way.',
  rationale:
    'What a Kustomization does not apply stays as it was: a new target is not scraped, a repaired collector stays broken, and those that wait for it are not applied either.',
  byHand: [
    'flux get kustomizations --all-namespaces --context CONTEXT',
    'kubectl --context CONTEXT --namespace flux-system describe kustomization telemetry',
  ],
  needs: ['flux', 'events'],
  check: async (cluster, fleet) => {
    const all = await kustomizationsOf(cluster)
    const failures = await Promise.all(failuresOf(all, fleet).map((one) => withMessage(cluster, one)))
    const explains = symptomsFinder(cluster, fleet, all)
    return [
      ...entryMissing(cluster, fleet, all),
      ...failures.map((failure) => failed(cluster, failure, explains(failure))),
    ]
  },
}

/** Flux keeps the message of a trial that is over in an event. */
const withMessage = async (cluster: LiveCluster, failure: Failure): Promise<Failure> => {
  const { kustomization, reason, message } = failure
  if (message !== '') return failure
  const warningsOf = await warningsIn(cluster)
  const warning = warningsOf(subjectOf(kustomization)).find((one) => one.startsWith(`${reason}: `))
  return warning === undefined ? failure : { ...failure, message: warning.slice(reason.length + 2) }
}

/** Where the failure leaves objects as they were. */
const isNothingApplied = ({ reason }: Failure): boolean =>
  reason !== 'HealthCheckFailed' && reason !== 'PruneFailed'

const symptomsFinder = (
  cluster: LiveCluster,
  fleet: LiveFleet,
  all: readonly Kustomization[],
): ((failure: Failure) => readonly Symptom[]) => {
  const ofApplied = symptomsOfApplied(cluster, fleet)
  return (failure) => {
    const subject = subjectOf(failure.kustomization)
    return [
      { check: 'flux-follows-branch', cluster: cluster.name, subject },
      ...dependentsOf(all, subject).map((one) => ({
        check: 'flux-applied',
        cluster: cluster.name,
        subject: subjectOf(one),
      })),
      ...(isNothingApplied(failure) ? ofApplied(subject) : []),
    ]
  }
}

const failed = (cluster: LiveCluster, failure: Failure, explains: readonly Symptom[]): Found => {
  const { kustomization, reason, message, asked } = failure
  const [object] = objectsNamedIn(message)
  const again = reconcileCommand(cluster, subjectOf(kustomization))
  return {
    severity: 'error',
    cluster: cluster.name,
    subject: subjectOf(kustomization),
    message: `${subjectOf(kustomization)} is not applied: ${message === '' ? reason : message}`,
    evidence: [{ asked, seen: `${reason}${message === '' ? '' : `: ${message}`}` }],
    ...explanationOf({ failure, object, cluster, again }),
    explains,
  }
}

/** The folder where Flux begins is applied by a Kustomization that is in no tree before the bootstrap. */
const entryMissing = (
  cluster: LiveCluster,
  fleet: LiveFleet,
  all: readonly Kustomization[],
): readonly Found[] => {
  const subject = entrySubject(fleet)
  const root = treeFolder(cluster, fleet)
  if (cluster.tree.length === 0 || all.some(isEntry(cluster, fleet))) return []
  return [
    {
      severity: 'error',
      cluster: cluster.name,
      subject,
      message: `no Kustomization applies the folder ${root}`,
      evidence: [{ asked: 'Kustomizations of all namespaces', seen: `${all.length}, none of this folder` }],
      cause: 'Flux was not bootstrapped in this cluster, or with another path.',
      fix: bootstrapCommand(cluster, fleet),
      explains: CHECKS_OF_OBJECTS.map((check) => ({ check, cluster: cluster.name })),
    },
  ]
}
