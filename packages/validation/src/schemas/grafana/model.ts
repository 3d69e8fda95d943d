import names from './names.json' with { type: 'json' }

/** What tools/derive/grafana/derive-grafana.ts makes of the declarations of Grafana's Foundation SDK, beside the schemas. */
interface Names {
  /** The kinds of panel: the schemas of their options and of their fields' own settings, and how those settings are called. */
  readonly panels: Readonly<
    Record<
      string,
      { readonly options?: string; readonly custom?: string; readonly settings?: readonly string[] }
    >
  >
  /** The settings that fields of every panel have. */
  readonly settings: readonly string[]
  /** The ids of Grafana's units. */
  readonly units: readonly string[]
}

export const { panels: PANELS, settings: SETTINGS, units: UNITS } = names as Names
