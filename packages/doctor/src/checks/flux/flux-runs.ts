import { JOB, seconds, type Duration } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Evidence, Found, Symptom } from '../../diagnosis.ts'
import { symptomsOf } from '../../flux/appliers.ts'
import { bootstrapCommand } from '../../flux/commands.ts'
import { kustomizationsOf, releasesOf, type FluxObject, type Kustomization } from '../../flux/flux-objects.ts'
import { timeoutOf } from '../../flux/kustomization-failure.ts'
import { kubectl, kubectlOf } from '../../live/kubectl.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import { conditionOf } from '../../live/pods.ts'
import { inWords, secondsSince } from '../../live/time.ts'
import { workloadsOf, type Workload } from '../../live/workloads.ts'
import { SETTLED_IN_SECONDS } from '../pods/settled.ts'

const { sourceController: SOURCE, kustomizeController: KUSTOMIZE, helmController: HELM } = JOB
const CONTROLLERS: readonly string[] = [SOURCE, KUSTOMIZE, HELM]

export const fluxRuns: Check = {
  id: 'flux-runs',
  of: 'cluster',
  title: 'The controllers of Flux run.',
  rationale:
    'Without them nothing that is pushed reaches the cluster, and what somebody deletes or changes there stays so. What Flux states of its objects is then old.',
  byHand: [
    'flux check --context CONTEXT',
    'kubectl --context CONTEXT --namespace flux-system get deployments,pods',
  ],
  needs: ['workloads', 'flux'],
  check: async (cluster, fleet) => {
    if (cluster.tree.length === 0) return []
    const [workloads, kustomizations, releases] = await Promise.all([
      workloadsOf(cluster, fleet),
      kustomizationsOf(cluster),
      releasesOf(cluster),
    ])
    const { namespace } = fleet.fleet.gitops.source
    const deployments = workloads.filter(
      ({ kind, metadata }) =>
        kind === 'Deployment' && metadata.namespace === namespace && CONTROLLERS.includes(metadata.name),
    )
    if (deployments.length === 0)
      return isReconciled(kustomizations, fleet) ? [] : [notInstalled(cluster, fleet)]
    return neededIn(cluster).flatMap((name) => {
      const fault = faultOf(
        name,
        deployments.find(({ metadata }) => metadata.name === name),
        fleet,
      )
      return fault
        ? [
            stopped(
              cluster,
              `Deployment ${namespace}/${name}`,
              fault,
              waitingFor(name, cluster, { kustomizations, releases }),
            ),
          ]
        : []
    })
  },
}

const neededIn = ({ tree }: LiveCluster): readonly string[] => [
  SOURCE,
  KUSTOMIZE,
  ...(tree.some(({ kind }) => kind === 'HelmRelease') ? [HELM] : []),
]

/** Where Flux runs elsewhere, such as outside of the cluster, what it states of its objects is new: it does so at each interval. */
const isReconciled = (all: readonly Kustomization[], fleet: LiveFleet): boolean =>
  all.some((one) => {
    const state = conditionOf(one, 'Ready')
    const interval = seconds((one.spec?.interval ?? '') as Duration)
    return (
      state !== undefined && secondsSince(fleet, state.lastTransitionTime) < 2 * (interval + timeoutOf(one))
    )
  })

const OF_FLUX = [
  'flux-source-fetched',
  'flux-follows-branch',
  'flux-applied',
  'release-installed',
  'chart-as-stated',
  'object-exists',
  'object-unchanged',
]

const notInstalled = (cluster: LiveCluster, fleet: LiveFleet): Found => {
  const { source } = fleet.fleet.gitops
  return {
    severity: 'error',
    cluster: cluster.name,
    subject: `Namespace ${source.namespace}`,
    message: `no controller of Flux runs in the namespace ${source.namespace}, and no Kustomization is reconciled`,
    evidence: [
      { asked: `Deployments ${CONTROLLERS.join(', ')} of ${source.namespace}`, seen: 'none is there' },
    ],
    cause: 'Flux was not installed in this cluster, or was removed.',
    fix: bootstrapCommand(cluster, fleet),
    explains: [
      ...OF_FLUX.map((check) => ({ check, cluster: cluster.name })),
      ...symptomsOf(cluster, ['version-supported'], ['Flux']),
    ],
  }
}

/** Why a controller does not run. */
interface Fault {
  readonly message: string
  readonly evidence: Evidence
  readonly cause: string
  readonly fix: (cluster: LiveCluster, subject: string) => string
}

const faultOf = (name: string, deployment: Workload | undefined, fleet: LiveFleet): Fault | undefined => {
  if (deployment === undefined)
    return {
      message: 'is not there',
      evidence: { asked: `Deployments of ${fleet.fleet.gitops.source.namespace}`, seen: `no ${name}` },
      cause: 'It was deleted, or Flux was installed without it.',
      fix: (cluster) => bootstrapCommand(cluster, fleet),
    }
  if (deployment.spec.replicas === 0)
    return {
      message: 'is scaled to no pod',
      evidence: { asked: `${subjectOf(deployment)} .spec.replicas`, seen: '0' },
      cause: 'Somebody scaled it down, perhaps for a repair.',
      fix: (cluster) =>
        kubectl(
          cluster,
          `--namespace ${deployment.metadata.namespace} scale deployment ${name} --replicas 1`,
        ),
    }
  const available = conditionOf(deployment, 'Available')
  const since = secondsSince(fleet, available?.lastTransitionTime)
  if (available?.status !== 'False' || since < SETTLED_IN_SECONDS) return undefined
  return {
    message: `has had no ready pod for ${inWords(since)}`,
    evidence: { asked: `${subjectOf(deployment)} condition Available`, seen: available.message ?? 'False' },
    cause: 'Its pod does not start, or does not become ready.',
    fix: (cluster, subject) => kubectlOf(cluster, 'describe', subject),
  }
}

const stopped = (
  cluster: LiveCluster,
  subject: string,
  { message, evidence, cause, fix }: Fault,
  waiting: readonly Symptom[],
): Found => ({
  severity: 'error',
  cluster: cluster.name,
  subject,
  message: `${subject} ${message}`,
  evidence: [evidence],
  cause,
  fix: fix(cluster, subject),
  explains: [...symptomsOf(cluster, ['workload-ready'], [subject]), ...waiting],
})

interface Reconciled {
  readonly kustomizations: readonly Kustomization[]
  readonly releases: readonly FluxObject[]
}

/** What is found while a controller does not run. */
const waitingFor = (
  name: string,
  cluster: LiveCluster,
  { kustomizations, releases }: Reconciled,
): readonly Symptom[] => {
  const everywhere = (...checks: readonly string[]): readonly Symptom[] =>
    checks.map((check) => ({ check, cluster: cluster.name }))
  if (name === KUSTOMIZE)
    return everywhere('flux-applied', 'flux-follows-branch', 'object-exists', 'object-unchanged')
  if (name === HELM) return everywhere('release-installed', 'chart-as-stated')
  return [
    ...everywhere('flux-source-fetched', 'flux-follows-branch'),
    ...symptomsOf(cluster, ['flux-applied'], unfetched(kustomizations)),
    ...symptomsOf(cluster, ['release-installed'], unfetched(releases)),
  ]
}

/** Those whose source cannot be had: source-controller serves what it has fetched. */
const unfetched = (all: readonly FluxObject[]): readonly string[] =>
  all
    .filter((one) => /^(?:ArtifactFailed|SourceNotReady)$/.test(conditionOf(one, 'Ready')?.reason ?? ''))
    .map(subjectOf)
