import type { Name, Span, Text } from '../expr.ts'

/** A query of LogsQL: which logs, and what becomes of them. */
export interface LogsqlQuery {
  /** After `options(…)`. */
  readonly options: readonly Name[]
  readonly filter: LogsqlFilter
  readonly pipes: readonly LogsqlPipe[]
}

/** `{cluster=~"a|b"}`, `{cluster in ("a", "b")}` */
export interface StreamMatcher extends Span {
  readonly label: Name
  readonly op: string
  readonly values: readonly Text[]
}

export type LogsqlFilter = Span &
  (
    | { readonly kind: 'and' | 'or'; readonly parts: readonly LogsqlFilter[] }
    | { readonly kind: 'not'; readonly of: LogsqlFilter }
    /** Any of its lists is enough. */
    | { readonly kind: 'stream'; readonly any: readonly (readonly StreamMatcher[])[] }
    /** `field:op value`; a filter of no field searches the message. */
    | {
        readonly kind: 'field'
        readonly field?: Name
        /** Such as `:`, `=`, `~`, `in`, `range`. */
        readonly op: string
        readonly values: readonly Text[]
        readonly queries: readonly LogsqlQuery[]
      }
    | { readonly kind: 'all' }
  )

/** A function of `stats`, with the field that holds its result. */
export interface StatsFunction extends Span {
  readonly name: Name
  readonly reads: readonly Name[]
  readonly condition?: LogsqlFilter
  readonly result: Name
}

export interface SortField {
  readonly field: Name
  readonly isDescending: boolean
}

/** How a pipe makes the values of its fields. */
export type Making =
  | { readonly kind: 'math'; readonly entries: readonly { readonly value: MathExpr; readonly as: Name }[] }
  | { readonly kind: 'format'; readonly pattern: Text }
  | { readonly kind: 'regexp'; readonly pattern: Text; readonly of: Name }
  | { readonly kind: 'replace-regexp'; readonly pattern: Text; readonly by: Text; readonly of: Name }
  | { readonly kind: 'length'; readonly of: Name }

export type MathExpr =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'field'; readonly field: Name }
  | { readonly kind: 'binary'; readonly op: string; readonly left: MathExpr; readonly right: MathExpr }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly MathExpr[] }

/** One stage behind the filter. Its kind says what it does to fields; of others only the name is known. */
export type LogsqlPipe = Span & { readonly name: Name } & (
    | { readonly kind: 'stats'; readonly by: readonly Name[]; readonly functions: readonly StatsFunction[] }
    | { readonly kind: 'filter'; readonly filter: LogsqlFilter }
    | { readonly kind: 'fields' | 'delete'; readonly fields: readonly Name[] }
    | {
        readonly kind: 'rename' | 'copy'
        readonly pairs: readonly { readonly of: Name; readonly as: Name }[]
      }
    /** Keeps all fields, reads some and makes some. */
    | {
        readonly kind: 'make'
        readonly reads: readonly Name[]
        readonly made: readonly Name[]
        readonly condition?: LogsqlFilter
        readonly pattern?: Text
        /** Whether it also makes fields that the query does not name. */
        readonly isOpen: boolean
        /** Of the pipes whose values are understood. */
        readonly how?: Making
      }
    /** Keeps all fields and makes none: `sort`, `limit`, `sample`. */
    | {
        readonly kind: 'order'
        readonly reads: readonly Name[]
        /** Of `sort`. */
        readonly by?: readonly SortField[]
        /** Of `sort`, `limit` and `head`. */
        readonly limit?: number
      }
    /** Known, but not read closer. */
    | { readonly kind: 'other' }
    | { readonly kind: 'unknown' }
  )
