/** A dimension names one attribute, or several by a pattern. */
interface Dimension {
  readonly name?: string
  readonly glob?: string
}

/** What rules read of a connector that makes metrics of spans. */
export interface SpanMetricsConnector {
  readonly namespace?: string
  readonly dimensions?: readonly Dimension[]
  readonly calls_dimensions?: readonly Dimension[]
  readonly exclude_dimensions?: readonly string[]
  readonly resource_metrics_key_attributes?: readonly string[]
  readonly aggregation_cardinality_limit?: number
  readonly metrics_flush_interval?: string
  readonly exemplars?: { readonly enabled?: boolean }
  readonly histogram?: {
    readonly disable?: boolean
    readonly unit?: string
    readonly dimensions?: readonly Dimension[]
    readonly explicit?: { readonly buckets?: readonly string[] }
    readonly exponential?: object
  }
}
