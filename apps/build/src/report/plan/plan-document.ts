import type { ClusterPlan } from '@fleet/validation/plan'
import { visibleText } from '../visible-text.ts'
import { dataEntry, releaseEntry, restartEntry, staleEntry } from './effect-entries.ts'
import type { Entry } from './entry.ts'
import { objectEntries } from './object-entries.ts'

/** What a plan says of one cluster, or of several alike. */
export interface ClusterSection {
  readonly clusters: readonly string[]
  readonly state: ClusterPlan['state']
  readonly data: readonly Entry[]
  readonly releases: readonly Entry[]
  readonly restarts: readonly Entry[]
  readonly objects: readonly Entry[]
}

/** The clusters with a change. Those that change alike are one section. */
export const sectionsOf = (plans: readonly ClusterPlan[]): readonly ClusterSection[] => {
  const alike = Map.groupBy(plans, likeness)
  return [...alike.values()].flatMap((group) => {
    const [first] = group
    return first ? [{ ...sectionOf(first), clusters: group.map(({ cluster }) => visibleText(cluster)) }] : []
  })
}

/** The part of a name that is made from a content. */
const HASH = /-[0-9a-f]{10}\b/g

const likeness = ({ cluster, ...plan }: ClusterPlan): string =>
  JSON.stringify(plan).replaceAll(cluster, '\u0000').replaceAll(HASH, '')

const sectionOf = (plan: ClusterPlan): ClusterSection => ({
  clusters: [plan.cluster],
  state: plan.state,
  data: plan.data.map(dataEntry),
  releases: plan.releases.map(releaseEntry),
  restarts: [...plan.restarts.map(restartEntry), ...plan.staleReaders.map(staleEntry)],
  objects: objectEntries(plan),
})
