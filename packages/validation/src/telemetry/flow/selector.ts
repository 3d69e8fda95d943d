import { CLUSTER_LABEL } from '@fleet/model'
import type { Matcher, Selector } from '../../queries/expr.ts'
import { hasVariable } from '../../queries/grafana-variables.ts'
import { narrowed } from './narrow.ts'

/** The metric that a selector names, in either way. */
export const metricOf = ({ metric, matchers }: Selector): string | undefined => {
  const name =
    metric?.text ?? matchers.find(({ label, op }) => label.text === '__name__' && op === '=')?.value.value
  return name === undefined || hasVariable(name) ? undefined : name
}

const isOfCluster = ({ label }: Matcher): boolean => label.text === CLUSTER_LABEL

/** Whether a selector names its one cluster. */
export const isPinnedTo = ({ matchers }: { readonly matchers: readonly Matcher[] }): boolean =>
  matchers.some((matcher) => isOfCluster(matcher) && matcher.op === '=' && !hasVariable(matcher.value.value))

export const selectsCluster = (matcher: Matcher, cluster: string): boolean =>
  !isOfCluster(matcher) || narrowed(new Set([cluster]), matcher) !== undefined
