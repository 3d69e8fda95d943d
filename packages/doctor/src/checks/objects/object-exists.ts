import type { Check } from '../../check.ts'
import type { Found, Symptom } from '../../diagnosis.ts'
import { applierFinder, symptomsOf, symptomsOfApplied } from '../../flux/appliers.ts'
import { reconcileCommand } from '../../flux/commands.ts'
import { otherTree, treeStates, type TreeState } from '../../flux/tree-state.ts'
import type { LiveCluster, TreeObject } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import { comparedObjects, type Compared } from '../../objects/compared-objects.ts'
import { missedWithout } from '../pods/follows.ts'

export const objectExists: Check = {
  id: 'object-exists',
  of: 'cluster',
  title: 'Every object that the tree states is in the cluster.',
  rationale:
    'An object that was deleted, or never applied, takes its work with it: without the Service of a node port nothing arrives, without a ConfigMap a dashboard is missing.',
  byHand: ['flux diff kustomization telemetry --path clusters/CLUSTER/telemetry --context CONTEXT'],
  needs: ['objects', 'workloads', 'services', 'network-policies', 'volumes', 'flux', 'git'],
  check: async (cluster, fleet) => {
    const [{ compared, forbidden }, stateOf] = await Promise.all([
      comparedObjects(cluster),
      treeStates(cluster, fleet),
    ])
    const missing = compared
      .filter(({ live }) => live === undefined)
      .map((one) => ({ ...one, state: stateOf(one.stated) }))
    const found = missing.filter(({ state }) => state === 'applied' || state === 'held')
    const others = missing.filter(({ state }) => state === 'other')
    if (found.length === 0 && others.length > 0)
      throw otherTree(
        cluster,
        others.map(({ stated }) => subjectOf(stated)),
        'are not there',
      )
    if (found.length === 0 && forbidden[0]) throw forbidden[0]
    return found.map((one) => absent(cluster, fleet, one))
  },
}

const absent = (
  cluster: LiveCluster,
  fleet: LiveFleet,
  { stated, isServed, state }: Compared & { readonly state: TreeState },
): Found => {
  const subject = subjectOf(stated)
  const applier = applierFinder(cluster, fleet)(stated)
  return {
    severity: 'error',
    cluster: cluster.name,
    subject,
    message: `${subject} of ${stated.file} is not there`,
    evidence: [
      {
        asked: isServed
          ? `the list of all objects of kind ${stated.kind}`
          : `the kinds of ${stated.apiVersion}`,
        seen: isServed ? `none is ${subject}` : `no ${stated.kind}`,
      },
    ],
    cause: causeOf(stated, { isServed, state, applier }),
    fix: reconcileCommand(cluster, applier),
    explains: symptomsWithout(cluster, fleet, stated),
  }
}

interface Absence {
  readonly isServed: boolean
  readonly state: TreeState
  readonly applier: string
}

const causeOf = ({ kind }: TreeObject, { isServed, state, applier }: Absence): string => {
  if (!isServed) return `The API server does not have the kind ${kind}: what defines it is not installed.`
  return state === 'applied'
    ? `Somebody deleted it since ${applier} applied it. Flux makes it anew at its next interval.`
    : `${applier} has not applied it.`
}

/** What is found because an object is not there. */
const symptomsWithout = (cluster: LiveCluster, fleet: LiveFleet, stated: TreeObject): readonly Symptom[] => {
  const subject = subjectOf(stated)
  const of = (subjects: readonly string[]): readonly Symptom[] =>
    symptomsOf(cluster, ['object-exists'], subjects)
  if (stated.kind === 'Namespace')
    return of(
      cluster.tree.filter(({ metadata }) => metadata.namespace === stated.metadata.name).map(subjectOf),
    )
  if (stated.kind === 'Kustomization') return symptomsOfApplied(cluster, fleet)(subject)
  return [
    ...symptomsOf(cluster, ['push-port', 'dashboard-loaded', 'workload-ready', 'volume-bound'], [subject]),
    ...(OF_A_JOB.test(stated.kind) ? missedWithout(cluster, subject) : []),
  ]
}

/** Kinds that are named after the job that they run, serve or scrape. */
const OF_A_JOB = /^(?:Deployment|DaemonSet|StatefulSet|Service|ServiceMonitor|PodMonitor)$/
