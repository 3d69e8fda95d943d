import type { DashboardUid } from '@fleet/model'

/**
 * What a person does when an alert fires. Its page in docs/runbooks is made of these fields. Words in capitals stand for values: `CONTEXT`
 * for the context of a cluster in the kubeconfig, `HUB` for that of the hub, the others for labels of the alert.
 */
export interface Runbook {
  /** What is true while the alert fires. */
  readonly meaning: string
  /** What a person lacks, or loses, meanwhile. */
  readonly impact: string
  /** The dashboard that shows it. */
  readonly dashboard: DashboardUid
  /** What to look at, in this order. */
  readonly look: readonly Look[]
  /** What to do, by what is found: the likeliest first. */
  readonly remedies: readonly Remedy[]
}

/** Something that shows the cause: a query for Grafana's Explore, of logs in the language of each store, or commands. */
export type Look = { readonly shows: string } & (
  | { readonly promql: string }
  | { readonly logql: string; readonly logsql: string }
  | { readonly commands: readonly string[] }
)

export interface Remedy {
  /** What is found, as the first half of a sentence. */
  readonly found: string
  /** What to do then. */
  readonly fix: string
}
