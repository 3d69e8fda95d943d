/** What derive/charts/keys says of a key of a chart's values. */
export interface Keys {
  readonly type?: readonly string[]
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Keys>>
  readonly additionalProperties?: boolean | Keys
  readonly items?: Keys
  readonly default?: unknown
  /** Helm holds values against the chart's own schema, and refuses another type. */
  readonly strict?: boolean
  /** Types that a template asks for. */
  readonly forms?: readonly string[]
  /** A text is filled in as a template, and rendered as it then stands. */
  readonly filled?: boolean
  /** The chart writes its letters large or small itself. */
  readonly anyCase?: boolean
  /** It is handed on whole to another program, except for the keys that the chart takes out. */
  readonly whole?: boolean
  readonly taken?: readonly string[]
}

export type KeyPath = readonly string[]
