/** What a browser has drawn of one dashboard: texts and boxes, as a person sees them. */
export interface DrawnDashboard {
  readonly uid: string
  readonly title: string
  /** Whether a person wrote it, and no generator. */
  readonly isOwn: boolean
  /** The width of the window, in pixels. */
  readonly width: number
  /** Whether the stores answered that they have nothing. */
  readonly isEmpty: boolean
  readonly panels: readonly DrawnPanel[]
  /** What the browser's console says as errors. */
  readonly consoleErrors: readonly string[]
  /** What the stores refused. */
  readonly refusals: readonly Refusal[]
}

export interface Refusal {
  /** The title of the panel that asks, where one panel alone does. */
  readonly panel?: string
  readonly query: string
  readonly message: string
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A panel with its place in the JSON. */
export interface DrawnPanel extends PanelInPage {
  /** In the grid of 24 columns. */
  readonly grid: Box
  /** The title of the row that it is in; empty above the first row. */
  readonly row: string
}

export interface PanelInPage {
  readonly id: number
  readonly title: string
  /** The kind that its JSON names, such as `timeseries`. */
  readonly kind: string
  readonly box: Box
  /** What it says instead of its content. */
  readonly error?: string
  readonly texts: readonly DrawnText[]
  readonly table?: DrawnTable
  readonly legend?: DrawnLegend
}

/** What a text is for. An axis has only marks of a scale. */
export type TextRole = 'axis' | 'content' | 'heading' | 'legend' | 'title' | 'value'

export interface DrawnText {
  readonly role: TextRole
  readonly text: string
  readonly box: Box
  /** Of its letters, in pixels. */
  readonly size: number
  /** Of the text, or what is behind it where that is coloured: `#rrggbb`. */
  readonly colour: string
  /** Whether its end is hidden, or an ellipsis. */
  readonly isCut: boolean
  /** Whether it takes more lines than it is meant to. */
  readonly isWrapped: boolean
  /** Whether it can be scrolled into sight. */
  readonly isScrolled: boolean
}

/** Where the columns of a table lie. */
export interface DrawnTable {
  /** Headings of columns that are not whole within the panel. */
  readonly outside: readonly string[]
  /** How many pixels of columns are beyond the right edge. */
  readonly excess: number
}

export interface DrawnLegend {
  readonly series: readonly { readonly name: string; readonly colour: string }[]
  /** How many of them are in sight. */
  readonly visible: number
  readonly scrolls: boolean
}
