/** A dashboard's JSON, as far as the preview reads it. Grafana's schema has more. */
export interface DashboardModel {
  readonly uid?: string
  readonly title?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly time?: { readonly from: string; readonly to: string }
  readonly timezone?: string
  readonly refresh?: string | false
  readonly graphTooltip?: 0 | 1 | 2
  readonly templating?: { readonly list?: readonly VariableModel[] }
  readonly annotations?: { readonly list?: readonly AnnotationModel[] }
  readonly links?: readonly LinkModel[]
  readonly panels?: readonly PanelModel[]
}

export interface DataSourceReference {
  readonly type?: string
  readonly uid?: string
}

export interface PanelModel {
  readonly id?: number
  readonly type: string
  readonly title?: string
  readonly description?: string
  readonly gridPos?: GridPosition
  readonly datasource?: DataSourceReference | string | null
  readonly targets?: readonly TargetModel[]
  readonly options?: object
  readonly fieldConfig?: object
  readonly transformations?: readonly object[]
  readonly maxDataPoints?: number
  /** The least step of its queries. */
  readonly interval?: string
  /** Its own range, in place of the dashboard's. */
  readonly timeFrom?: string
  readonly transparent?: boolean
  readonly links?: readonly LinkModel[]
  /** Of a row: whether its panels are hidden, and then they are here. */
  readonly collapsed?: boolean
  readonly panels?: readonly PanelModel[]
}

export interface GridPosition {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export interface TargetModel {
  readonly refId?: string
  readonly datasource?: DataSourceReference | string | null
  readonly [field: string]: unknown
}

export interface VariableModel {
  readonly type: string
  readonly name: string
  readonly label?: string
  readonly description?: string
  readonly hide?: 0 | 1 | 2
  readonly query?: unknown
  readonly datasource?: DataSourceReference | string | null
  readonly regex?: string
  readonly sort?: number
  readonly refresh?: 0 | 1 | 2
  readonly multi?: boolean
  readonly includeAll?: boolean
  readonly allValue?: string
  readonly allowCustomValue?: boolean
  readonly skipUrlSync?: boolean
  readonly current?: {
    readonly value?: string | readonly string[]
    readonly text?: string | readonly string[]
  }
  readonly auto?: boolean
  readonly auto_min?: string
  readonly auto_count?: number
}

export interface AnnotationModel {
  readonly name: string
  readonly enable?: boolean
  readonly hide?: boolean
  readonly builtIn?: number
  readonly iconColor?: string
  readonly datasource?: DataSourceReference | string | null
  readonly [field: string]: unknown
}

export interface LinkModel {
  readonly title?: string
  readonly type?: 'link' | 'dashboards'
  readonly url?: string
  readonly icon?: string
  readonly tooltip?: string
  readonly tags?: readonly string[]
  readonly asDropdown?: boolean
  readonly includeVars?: boolean
  readonly keepTime?: boolean
  readonly targetBlank?: boolean
}
