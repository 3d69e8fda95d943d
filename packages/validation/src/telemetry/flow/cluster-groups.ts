import { CLUSTER_LABEL } from '@fleet/model'
import type { LogSelector, Selector } from '../../queries/expr.ts'
import { hasVariable } from '../../queries/grafana-variables.ts'

/**
 * The clusters in which a query is followed: in the first of each group whose trees are identical, as long as no
 * selector tells clusters apart; else in each by itself.
 */
export const clusterGroups = (
  selectors: readonly (Selector | LogSelector)[],
  identical: readonly (readonly string[])[],
): readonly (readonly string[])[] => {
  const matchers = selectors.map((selector) => selector.matchers.filter(isFixed))
  if (matchers.every((fixed) => fixed.length === 0)) return identical
  const names = new Set(matchers.map((fixed) => fixed.find(({ op }) => op === '=')?.value.value))
  const [only, ...others] = names
  const clusters = identical.flat()
  return (
    only !== undefined && others.length === 0 ? clusters.filter((name) => name === only) : clusters
  ).map((name) => [name])
}

const isFixed = ({ label, value }: Selector['matchers'][number]): boolean =>
  label.text === CLUSTER_LABEL && !hasVariable(value.value)
