import type { Parser, SyntaxNode } from '@lezer/common'

/** One matcher of a selector, such as `cluster=~"${cluster}"`. */
export interface Matcher {
  readonly label: string
  readonly text: string
}

/** One selector of a query: the metric, where it names one, and how its labels are restricted. */
export interface Selector {
  readonly metric: string
  readonly matchers: readonly Matcher[]
}

/** What a query says, as far as labels are concerned. */
export interface ReadQuery {
  readonly selectors: readonly Selector[]
  /** The labels of each `by (…)` and `on (…)`. */
  readonly groupings: readonly (readonly string[])[]
}

/** Grafana's own variables for times, which it writes outside of strings, where the grammars take only durations. */
const withDurations = (expr: string): string => expr.replaceAll(/\$__(rate_interval|range|auto)\b/g, '5m')

/** A query's text and the nodes of its syntax tree. Throws at the first place that is not in the grammar. */
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

  /** Every node that `holds` is true of, in the order of the text. */
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
