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

/** What moves the time at which an expression is evaluated. */
export interface Shift {
  /** After `offset`, in seconds back; none of one of Grafana's variables. */
  readonly offset?: number
  /** After `@`: seconds since 1970, or an end of the range of the query. */
  readonly at?: number | 'start' | 'end'
}

/** `metric{label="value"}[5m]` of PromQL. */
export interface Selector extends Span, Shift {
  readonly kind: 'selector'
  readonly metric?: Name
  readonly matchers: readonly Matcher[]
  readonly range?: Window
  /** Whether its `offset` and `@` were read already, each of which stands once. */
  readonly shifted?: boolean
}

export interface Subquery extends Span, Shift {
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
  readonly op: '+' | '-'
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
  /** Any of its texts is enough. An address after `ip` is none of them. */
  | (Span & {
      readonly kind: 'lines'
      readonly op: string
      readonly texts: readonly Text[]
      readonly pattern?: Text
    })
  | (Span & {
      readonly kind: 'filter'
      readonly labels: readonly Name[]
      readonly matchers: readonly Matcher[]
      readonly condition: LabelCondition
    })
  /** Makes labels: those it names, or, where it names none, any that a line holds. */
  | (Span & {
      readonly kind: 'parser'
      readonly name: Name
      readonly labels?: readonly string[]
      readonly pattern?: Text
    })
  | (Span & {
      readonly kind: 'format'
      readonly made: readonly Name[]
      readonly read: readonly Name[]
      readonly sources: readonly (Name | Text)[]
    })
  | (Span & { readonly kind: 'keep' | 'drop'; readonly labels: readonly Name[] })
  | (Span & { readonly kind: 'text'; readonly template?: Text })

/** What a filter of labels asks for. A number has its unit with it, as `10s` or `20MB`. */
export type LabelCondition =
  | {
      readonly kind: 'and' | 'or'
      readonly left: LabelCondition
      readonly right: LabelCondition
    }
  | {
      readonly kind: 'comparison'
      readonly label: Name
      readonly op: string
      readonly text?: string
      readonly number?: string
    }

/** `count_over_time({…}[5m])` of LogQL. */
export interface LogRange extends Span {
  readonly kind: 'log-range'
  readonly op: Name
  readonly of: LogSelector
  readonly unwrap?: Name
  readonly range: Window
  /** In seconds back. */
  readonly offset?: number
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
