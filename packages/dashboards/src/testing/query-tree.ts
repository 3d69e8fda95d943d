import type { Parser, SyntaxNode } from '@lezer/common'

/** One matcher of a selector, such as `cluster=~"${cluster}"`. */
export interface Matcher {
  readonly label: string
  readonly text: string
}

/** One selector of a query: the metric, where it has one, and its matchers. */
export interface Selector {
  readonly metric: string
  readonly matchers: readonly Matcher[]
}

/** The labels that a query uses. */
export interface ReadQuery {
  readonly selectors: readonly Selector[]
  /** The labels of each `by (…)` and `on (…)`, but where one series is chosen for all clusters or compared with each. */
  readonly groupings: readonly (readonly string[])[]
}

/** Grafana's own variables for times, which it writes outside of strings, where the grammars take only durations. */
const withDurations = (expr: string): string =>
  expr.replaceAll(/\$__(rate_interval|interval|range|auto)\b/g, '5m')

/** A query's text and the nodes of its syntax tree. Throws at the first syntax error. */
export class QueryTree {
  readonly text: string
  private readonly root: SyntaxNode

  constructor(parser: Parser, expr: string) {
    this.text = withDurations(expr)
    this.root = parser.parse(this.text).topNode
    const [error] = this.all((node) => node.type.isError)
    if (error) throw new Error(`syntax error at "${this.text.slice(error.from)}" in ${this.text}`)
  }

  findAll(name: string): SyntaxNode[] {
    return this.all((node) => node.name === name)
  }

  /** Every node for which `holds` is true, in the order of the text. */
  all(holds: (node: SyntaxNode) => boolean, within: SyntaxNode = this.root): SyntaxNode[] {
    const found: SyntaxNode[] = []
    within.cursor().iterate(({ node }) => {
      if (holds(node)) found.push(node)
    })
    return found
  }

  textOf(node: SyntaxNode | null): string {
    return node ? this.text.slice(node.from, node.to) : ''
  }

  /** The texts of the nodes of one name inside another node. */
  textsIn(within: SyntaxNode | null, name: string): string[] {
    if (!within) return []
    return this.all((node) => node.name === name, within).map((node) => this.textOf(node))
  }
}
