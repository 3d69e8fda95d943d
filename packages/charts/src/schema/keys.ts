/** A key of a chart's values, as derive/charts/keys describes it. */
export interface Keys {
  readonly type?: readonly string[]
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Keys>>
  readonly additionalProperties?: boolean | Keys
  readonly items?: Keys
  readonly default?: unknown
  /** Helm checks values by the chart's own schema, and refuses another type. */
  readonly strict?: boolean
  /** Types that a template asks for. */
  readonly forms?: readonly string[]
  /** The text is itself rendered as a template. */
  readonly filled?: boolean
  /** The chart converts upper and lower case itself. */
  readonly anyCase?: boolean
  /** It is handed on whole to another program, except for the keys that the chart takes out. */
  readonly whole?: boolean
  readonly taken?: readonly string[]
}

export type KeyPath = readonly string[]
