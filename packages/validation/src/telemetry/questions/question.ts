import type { Location } from '../../values/location.ts'
import type { GrafanaPanel, GrafanaVariable } from './grafana-dashboard.ts'
import type { Language } from '../../queries/read-query.ts'

/** What a query is for: it decides what some of its words mean. */
export interface Purpose {
  /** In seconds, of `$__rate_interval`. */
  readonly rateInterval?: number
  /** Whether values are drawn over time or compared, where a counter's rise is meant and not its height. */
  readonly isOverTime: boolean
}

/** A query somewhere in the trees, and what it is for. */
export interface Question {
  readonly language: Language
  readonly text: string
  /** Of the text itself. */
  readonly location: Location
  /** For a sentence: `the panel Errors of logs.json`. */
  readonly where: string
  /** Grafana replaces its variables in its queries; an expression of a rule is taken as it stands. */
  readonly by: 'grafana' | 'alert' | 'recording-rule'
  readonly purpose: Purpose
  /** Texts that name what comes back by its labels. */
  readonly labelled: readonly Labelled[]
  /** The labels that a rule gives whatever it returns. */
  readonly adds: readonly string[]
  /** Of a panel’s queries. */
  readonly panel?: GrafanaPanel
  /** Those of its dashboard. */
  readonly variables: readonly GrafanaVariable[]
}

/** A text such as `{{cluster}} / {{pod}}`, or one label itself. */
export interface Labelled {
  readonly text: string
  readonly location: Location
  readonly uses: readonly { readonly label: string; readonly offset: number }[]
}
