import { CLUSTER_LABEL } from '@fleet/model'

/** Keeps the series whose label has one of a variable's chosen values. By default the variable has the label's name. */
export const chosen = (label: string, variable = label): string => `${label}=~"\${${variable}}"`

/** A selector of the chosen clusters. Every selector of every query comes from here, so each has the cluster. */
export const clusterSelector = (...matchers: readonly string[]): string =>
  `{${[chosen(CLUSTER_LABEL, 'cluster'), ...matchers].join(', ')}}`
