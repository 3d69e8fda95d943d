import { parser } from '@prometheus-io/lezer-promql'
import type { SyntaxNode } from '@lezer/common'
import { QueryTree, type ReadQuery } from './query-tree.ts'

/** Reads a PromQL query with the grammar of Prometheus' own editor. */
export const readPromql = (expr: string): ReadQuery => {
  const tree = new QueryTree(parser, expr)
  const by = tree.findAll('AggregateModifier').filter((node) => node.getChild('By'))
  const on = tree.findAll('MatchingModifierClause').filter((node) => node.getChild('On'))
  return {
    selectors: tree.findAll('VectorSelector').map((selector) => selectorOf(tree, selector)),
    // The first list is that of `by` or `on`; a second one would be that of `group_left`.
    groupings: [...by, ...on].map((node) => tree.textsIn(node.getChild('GroupingLabels'), 'LabelName')),
  }
}

const selectorOf = (tree: QueryTree, selector: SyntaxNode) => ({
  metric: tree.textOf(selector.getChild('Identifier')),
  matchers: tree
    .all((node) => node.name === 'UnquotedLabelMatcher', selector)
    .map((matcher) => ({ label: tree.textOf(matcher.getChild('LabelName')), text: tree.textOf(matcher) })),
})
