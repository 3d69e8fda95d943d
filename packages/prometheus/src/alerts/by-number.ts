import { CLUSTER_LABEL, clusterNames, type ClusterName, type Fleet } from '@fleet/model'

/** Clusters of which the same number holds. */
export interface NumberedClusters {
  readonly number: number
  /** The matcher of their series; empty for all clusters. */
  readonly matchers: readonly string[]
}

/**
 * The clusters by a number. Those with the most common one are selected as all but the others: in a fleet of hundreds
 * few differ, and one alert covers the rest.
 */
export const byNumber = (
  fleet: Fleet,
  numberOf: (cluster: ClusterName) => number,
): readonly NumberedClusters[] => {
  const groups = [...Map.groupBy(clusterNames(fleet), numberOf)]
  const [most, ...rest] = groups.toSorted(([, one], [, other]) => other.length - one.length)
  if (!most) return []
  const exceptions = rest.flatMap(([, names]) => names)
  return [
    { number: most[0], matchers: exceptions.length === 0 ? [] : [matching('!', exceptions)] },
    ...rest.map(([number, names]) => ({ number, matchers: [matching('', names)] })),
  ]
}

/** A cluster's name is a DNS label, so it has no special characters of a pattern. */
const matching = (not: '!' | '', names: readonly ClusterName[]): string => {
  const isOne = names.length === 1
  return `${CLUSTER_LABEL}${not === '!' ? (isOne ? '!=' : '!~') : isOne ? '=' : '=~'}"${names.join('|')}"`
}
