import { CLUSTER_LABEL } from '@fleet/model'

/** Keeps the series whose label has one of the values chosen in a variable, which mostly has the label's own name. */
export const chosen = (label: string, variable = label): string => `${label}=~"\${${variable}}"`

/** A selector of the chosen clusters. Every selector of every query is made here, so none forgets the cluster. */
export const clusterSelector = (...matchers: readonly string[]): string =>
  `{${[chosen(CLUSTER_LABEL, 'cluster'), ...matchers].join(', ')}}`
