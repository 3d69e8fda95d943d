import kubePrometheusStack from './derived/kube-prometheus-stack-88.5.3-rules.json' with { type: 'json' }
import loki from './derived/loki-18.11.0-rules.json' with { type: 'json' }

/** A value that must be set, by its path; with a `!` before it, one that must not be. */
export type Condition = string

/** A list that a chart renders where all its conditions hold, and its items, each with conditions of its own. */
export interface ChartList {
  readonly if: readonly Condition[]
  /** The values among all conditions that the chart sets by default. */
  readonly set?: readonly string[]
  readonly rules: readonly { readonly name: string; readonly if?: readonly Condition[] }[]
}

export type ChartLists = Readonly<Record<string, ChartList>>

/** The groups of alerts that a chart brings, by its name and version. `pnpm derive:chart-keys` makes another. */
export const CHART_RULE_GROUPS: Readonly<Record<string, ChartLists>> = {
  'kube-prometheus-stack 88.5.3': kubePrometheusStack,
  'loki 18.11.0': loki,
}
