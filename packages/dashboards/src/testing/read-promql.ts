import { parser } from '@prometheus-io/lezer-promql'
import type { SyntaxNode } from '@lezer/common'
import { QueryTree, type ReadQuery } from './query-tree.ts'

/** Reads a PromQL query with the grammar of Prometheus' own editor. */
export const readPromql = (expr: string): ReadQuery => {
  const tree = new QueryTree(parser, expr)
  const by = tree
    .findAll('AggregateModifier')
    .filter((node) => node.getChild('By') && !choosesForAll(tree, node.parent))
  const on = tree
    .findAll('MatchingModifierClause')
    .filter((node) => node.getChild('On') && !hasChoiceForAll(tree, node.parent))
  return {
    selectors: tree.findAll('VectorSelector').map((selector) => selectorOf(tree, selector)),
    // The first list is that of `by` or `on`; a second one would be that of `group_left`.
    groupings: [...by, ...on].map((node) => tree.textsIn(node.getChild('GroupingLabels'), 'LabelName')),
  }
}

/** `topk by (name) (1, …)` chooses one series among those of all clusters. */
const choosesForAll = (tree: QueryTree, node: SyntaxNode | null): boolean =>
  node?.name === 'AggregateExpr' &&
  tree.textOf(node.getChild('AggregateOp')) === 'topk' &&
  !tree.textsIn(node.getChild('AggregateModifier'), 'LabelName').includes('cluster')

/** Whether the right side of an operator is such a choice, or is made of it and a number. */
const hasChoiceForAll = (tree: QueryTree, operator: SyntaxNode | null): boolean =>
  tree.all((node) => choosesForAll(tree, node), operator?.lastChild ?? undefined).length > 0

const selectorOf = (tree: QueryTree, selector: SyntaxNode) => ({
  metric: tree.textOf(selector.getChild('Identifier')),
  matchers: tree
    .all((node) => node.name === 'UnquotedLabelMatcher', selector)
    .map((matcher) => ({ label: tree.textOf(matcher.getChild('LabelName')), text: tree.textOf(matcher) })),
})
