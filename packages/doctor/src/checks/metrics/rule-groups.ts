import type { StoreApi } from '../../live/store-api.ts'

interface Rule {
  readonly name: string
  readonly health: 'ok' | 'err' | 'unknown'
  readonly lastError?: string
}

/** A group of rules that Prometheus has loaded. */
export interface RuleGroup {
  readonly name: string
  readonly file: string
  /** In seconds, as is the time that its last evaluation took. */
  readonly interval: number
  readonly evaluationTime: number
  readonly rules: readonly Rule[]
}

/** All groups of rules that Prometheus has loaded. */
export const ruleGroups = async (prometheus: StoreApi): Promise<readonly RuleGroup[]> => {
  const { groups } = (await prometheus.data('/api/v1/rules?exclude_alerts=true')) as {
    readonly groups: readonly RuleGroup[]
  }
  return groups
}
