import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import { applierFinder, symptomsOf } from '../../flux/appliers.ts'
import { reconcileCommand } from '../../flux/commands.ts'
import { otherTree, treeStates } from '../../flux/tree-state.ts'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { ifAsked } from '../../live/if-asked.ts'
import type { LiveCluster, TreeObject } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { pathOf, subjectOf } from '../../live/objects.ts'
import { NotAsked } from '../../not-asked.ts'
import { comparedObjects } from '../../objects/compared-objects.ts'
import { changesBy, driftOf, type Drift } from '../../objects/drift.ts'
import { managersOf } from '../../objects/field-managers.ts'

export const objectUnchanged: Check = {
  id: 'object-unchanged',
  of: 'cluster',
  title: 'Every object is in the cluster as the tree states it.',
  rationale:
    'What somebody changed by hand works until Flux reverts it, and no tree says why: a port, a policy or a limit that differs loses telemetry.',
  byHand: ['flux diff kustomization telemetry --path clusters/CLUSTER/telemetry --context CONTEXT'],
  needs: ['objects', 'workloads', 'services', 'network-policies', 'volumes', 'flux', 'dry-run', 'git'],
  check: async (cluster, fleet) => {
    const [{ compared, forbidden }, stateOf] = await Promise.all([
      comparedObjects(cluster),
      treeStates(cluster, fleet),
    ])
    const different = compared.flatMap(({ stated, live }) => differenceOf(stated, live))
    const others = different.filter(({ stated }) => stateOf(stated) === 'other')
    const answers = await Promise.all(
      different
        .filter(({ stated }) => stateOf(stated) === 'applied')
        .map((one) => appliedAgain(cluster, one)),
    )
    const drifted = answers.filter((answer) => answer !== undefined)
    const uncertain = drifted.filter(({ isCertain }) => !isCertain)
    if (uncertain.length > 0 && uncertain.length === drifted.length) throw notCertain(cluster, uncertain)
    const found = drifted.filter(({ isCertain }) => isCertain)
    if (found.length > 0) return found.map((one) => changed(cluster, fleet, one))
    if (others.length > 0)
      throw otherTree(
        cluster,
        others.map(({ stated }) => subjectOf(stated)),
        'differ',
      )
    if (forbidden[0]) throw forbidden[0]
    return []
  },
}

/** An object that is not as the tree states it, as far as can be said without the API server. */
interface Difference {
  readonly stated: TreeObject
  readonly live: KubernetesObject
  readonly drifts: readonly Drift[]
}

const differenceOf = (stated: TreeObject, live: KubernetesObject | undefined): readonly Difference[] => {
  if (live === undefined || live.metadata.deletionTimestamp !== undefined) return []
  const drifts = driftOf(stated, live)
  return drifts.length === 0 ? [] : [{ stated, live, drifts }]
}

interface Drifted extends Difference {
  /** Whether the API server confirms it. */
  readonly isCertain: boolean
  /** Why it would not be applied. */
  readonly refused?: string
}

/** What the API server would change by applying the object; nothing where that is nothing. */
const appliedAgain = async (cluster: LiveCluster, one: Difference): Promise<Drifted | undefined> => {
  // The file of an object is no field of it.
  const object = { ...one.stated, file: undefined }
  const path = await pathOf(cluster.api, object)
  const answer = path === undefined ? undefined : await ifAsked(cluster.api.dryRun(path, object), undefined)
  if (answer === undefined) return { ...one, isCertain: false }
  if ('refused' in answer) return { ...one, isCertain: true, refused: answer.refused }
  const changes = changesBy(one.live, answer.object)
  if (changes.length === 0) return undefined
  const confirmed = changes.filter(({ field }) => one.drifts.some((drift) => drift.field === field))
  return { ...one, drifts: confirmed.length > 0 ? confirmed : changes, isCertain: true }
}

const notCertain = ({ facts }: LiveCluster, uncertain: readonly Drifted[]): NotAsked =>
  new NotAsked(
    'forbidden',
    `without the right to a dry run it is not certain that ${uncertain
      .map(({ stated, drifts }) => `${subjectOf(stated)} differs in ${fieldsOf(drifts)}`)
      .join('; ')}`,
    `run it with credentials that may patch these objects; nothing is written: kubectl --context ${facts.kubeContext} auth can-i patch deployments --all-namespaces`,
  )

const MOST_FIELDS = 3

const fieldsOf = (drifts: readonly Drift[]): string => {
  const named = drifts.slice(0, MOST_FIELDS).map(({ field }) => field)
  const rest = drifts.length - named.length
  return `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

const changed = (cluster: LiveCluster, fleet: LiveFleet, one: Drifted): Found => {
  const { stated, live, drifts, refused } = one
  const subject = subjectOf(stated)
  const managers = [...new Set(drifts.flatMap((drift) => managersOf(live, drift)))]
  return {
    severity: 'error',
    cluster: cluster.name,
    subject,
    message: `${subject} differs from ${stated.file} in ${fieldsOf(drifts)}`,
    evidence: [
      ...drifts.map(({ field, stated: written, seen }) => ({
        asked: `${subject} .${field}`,
        seen: `${seen}, where the tree states ${written}`,
      })),
      ...managers.map((manager) => ({ asked: `${subject} .metadata.managedFields`, seen: manager })),
      ...(refused === undefined ? [] : [{ asked: `${subject}, applied in a dry run`, seen: refused }]),
    ],
    cause: causeOf(managers, refused),
    fix: `to revert it: ${reconcileCommand(cluster, applierFinder(cluster, fleet)(stated))}; to keep it, state it in the inventory or the tree`,
    explains: symptomsOf(
      cluster,
      ['image-as-stated', 'chart-as-stated', 'push-port', 'push-admitted', 'dashboard-loaded'],
      [subject],
    ),
  }
}

const causeOf = (managers: readonly string[], refused: string | undefined): string => {
  if (refused !== undefined) return `The API server refuses what the tree states: ${refused}`
  const [manager] = managers
  return manager === undefined
    ? 'Something changed it since Flux applied it.'
    : `It was changed since Flux applied it: by ${manager}.`
}
