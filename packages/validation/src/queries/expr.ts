/** A piece of a query's text, from its first character to the one after its last, from 0. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A word of a query: a label, a function, a metric. */
export interface Name extends Span {
  readonly text: string
}

export interface Matcher extends Span {
  readonly label: Name
  readonly op: '=' | '!=' | '=~' | '!~'
  readonly value: Text
}

/** A quoted text, its escapes resolved. Grafana's variables stand in it as they are. */
export interface Text extends Span {
  readonly value: string
}

/** A length of time in seconds; that of one of Grafana's variables is known by its name only. */
export interface Window extends Span {
  readonly seconds?: number
  readonly variable?: string
}

export interface Grouping extends Span {
  readonly mode: 'by' | 'without'
  readonly labels: readonly Name[]
}

/** How the operands of a binary operator are matched. */
export interface Matching extends Span {
  readonly mode: 'on' | 'ignoring'
  readonly labels: readonly Name[]
}

/** Which operand has many series for each one of the other, and which labels it takes over from that. */
export interface Group extends Span {
  readonly side: 'left' | 'right'
  readonly labels: readonly Name[]
}

/** `metric{label="value"}[5m]` of PromQL. */
export interface Selector extends Span {
  readonly kind: 'selector'
  readonly metric?: Name
  readonly matchers: readonly Matcher[]
  readonly range?: Window
  /** Whether its `offset` and `@` were read already, each of which stands once. */
  readonly shifted?: boolean
}

export interface Subquery extends Span {
  readonly kind: 'subquery'
  readonly of: Expr
  readonly range: Window
  readonly step?: Window
}

export interface Call extends Span {
  readonly kind: 'call'
  readonly name: Name
  readonly args: readonly Expr[]
}

export interface Aggregate extends Span {
  readonly kind: 'aggregate'
  readonly op: Name
  readonly grouping?: Grouping
  readonly parameter?: Expr
  readonly of: Expr
}

export interface Binary extends Span {
  readonly kind: 'binary'
  readonly op: Name
  readonly left: Expr
  readonly right: Expr
  readonly bool?: Span
  readonly matching?: Matching
  readonly group?: Group
}

export interface Unary extends Span {
  readonly kind: 'unary'
  readonly of: Expr
}

export interface NumberLiteral extends Span {
  readonly kind: 'number'
  readonly value: number
}

export interface StringLiteral extends Text {
  readonly kind: 'string'
}

/** One of Grafana's variables where an expression stands. */
export interface VariableExpr extends Name {
  readonly kind: 'variable'
}

/** `{label="value"} |= "text" | json` of LogQL: lines of logs. */
export interface LogSelector extends Span {
  readonly kind: 'logs'
  readonly matchers: readonly Matcher[]
  readonly stages: readonly LogStage[]
}

/** What a pipeline of LogQL does to labels, stage by stage. */
export type LogStage =
  | (Span & { readonly kind: 'lines'; readonly pattern?: Text })
  | (Span & {
      readonly kind: 'filter'
      readonly labels: readonly Name[]
      readonly matchers: readonly Matcher[]
    })
  /** Makes labels: those it names, or, where it names none, any that a line holds. */
  | (Span & { readonly kind: 'parser'; readonly name: Name; readonly labels?: readonly string[] })
  | (Span & { readonly kind: 'format'; readonly made: readonly Name[]; readonly read: readonly Name[] })
  | (Span & { readonly kind: 'keep' | 'drop'; readonly labels: readonly Name[] })
  | (Span & { readonly kind: 'text' })

/** `count_over_time({…}[5m])` of LogQL. */
export interface LogRange extends Span {
  readonly kind: 'log-range'
  readonly op: Name
  readonly of: LogSelector
  readonly unwrap?: Name
  readonly range: Window
  readonly grouping?: Grouping
  readonly parameter?: Expr
}

export type Expr =
  | Selector
  | Subquery
  | Call
  | Aggregate
  | Binary
  | Unary
  | NumberLiteral
  | StringLiteral
  | VariableExpr
  | LogSelector
  | LogRange
