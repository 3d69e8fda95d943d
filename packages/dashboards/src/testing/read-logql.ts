import { parser } from '@grafana/lezer-logql'
import type { SyntaxNode } from '@lezer/common'
import { QueryTree, type ReadQuery } from './query-tree.ts'

/** Reads a LogQL query with the grammar of Grafana's own editor. */
export const readLogql = (expr: string): ReadQuery => {
  const tree = new QueryTree(parser, expr)
  const by = tree.findAll('Grouping').filter((node) => node.getChild('By'))
  return {
    selectors: tree.findAll('Selector').map((selector) => selectorOf(tree, selector)),
    groupings: by.map((node) => tree.textsIn(node.getChild('Labels'), 'Identifier')),
  }
}

const selectorOf = (tree: QueryTree, selector: SyntaxNode) => ({
  metric: '',
  matchers: tree
    .all((node) => node.name === 'Matcher', selector)
    .map((matcher) => ({ label: tree.textOf(matcher.getChild('Identifier')), text: tree.textOf(matcher) })),
})
