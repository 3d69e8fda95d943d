/** Grafana's classic dashboard as far as rules of sense read it. Its shape has been accepted. */
export interface DashboardModel {
  readonly uid: string
  readonly title: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly editable?: boolean
  readonly time: { readonly from: string; readonly to: string }
  readonly refresh?: string
  readonly links?: readonly DashboardLinkModel[]
  readonly templating: { readonly list: readonly VariableModel[] }
  readonly annotations: { readonly list: readonly AnnotationModel[] }
  readonly panels: readonly PanelModel[]
}

export interface DataSourceModel {
  readonly type: string
  readonly uid: string
}

export interface DashboardLinkModel {
  readonly title: string
  readonly type: 'link' | 'dashboards'
  readonly url?: string
  readonly tags?: readonly string[]
  readonly includeVars?: boolean
  readonly keepTime?: boolean
}

export interface DataLinkModel {
  readonly title: string
  readonly url: string
}

export interface VariableModel {
  readonly type: string
  readonly name: string
  readonly label?: string
  readonly description?: string
  readonly query?: unknown
  readonly datasource?: DataSourceModel
  readonly current?: { readonly text: string | readonly string[]; readonly value: string | readonly string[] }
  readonly multi?: boolean
  readonly includeAll?: boolean
  readonly allValue?: string
  readonly skipUrlSync?: boolean
  readonly regex?: string
}

export interface AnnotationModel {
  readonly name: string
  readonly datasource: DataSourceModel
  readonly expr?: string
  readonly enable: boolean
}

export interface GridPosition {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export interface PanelModel {
  readonly id: number
  readonly type: string
  readonly title: string
  readonly description?: string
  readonly gridPos: GridPosition
  readonly datasource?: DataSourceModel
  readonly targets?: readonly TargetModel[]
  readonly fieldConfig?: {
    readonly defaults: FieldSettings
    readonly overrides: readonly OverrideModel[]
  }
  readonly options?: Readonly<Record<string, unknown>>
  readonly transformations?: readonly TransformationModel[]
  readonly links?: readonly DataLinkModel[]
  readonly collapsed?: boolean
  /** Of a row. */
  readonly panels?: readonly PanelModel[]
  readonly repeat?: string
}

export interface TargetModel {
  readonly refId: string
  readonly datasource: DataSourceModel
  readonly expr?: string
  readonly legendFormat?: string
  readonly hide?: boolean
  readonly instant?: boolean
  readonly range?: boolean
  readonly format?: string
  readonly queryType?: string
}

export interface ThresholdsModel {
  readonly mode: string
  readonly steps: readonly { readonly value: number | null; readonly color: string }[]
}

export interface FieldSettings {
  readonly unit?: string
  readonly min?: number
  readonly max?: number
  readonly thresholds?: ThresholdsModel
  readonly links?: readonly DataLinkModel[]
  readonly custom?: Readonly<Record<string, unknown>>
}

export interface OverrideModel {
  readonly matcher: { readonly id: string; readonly options?: unknown }
  readonly properties: readonly { readonly id: string; readonly value?: unknown }[]
}

export interface TransformationModel {
  readonly id: string
  readonly disabled?: boolean
  readonly options: Readonly<Record<string, unknown>>
}
