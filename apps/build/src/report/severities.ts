import type { Finding, Severity } from '@fleet/model'

/** What would not work comes first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

export const bySeverity = (one: Finding, other: Finding): number =>
  SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity)
