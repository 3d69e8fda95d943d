/** What a person asks of the preview. */
export interface PreviewRequest {
  /** Dashboards in place of those of the fleet's trees. */
  readonly directory?: string
  /** A module that exports `fleet`, in place of packages/inventory. */
  readonly inventory?: string
  /** Real stores, in place of made values. */
  readonly stores: StoreAddresses
  readonly port: number
  readonly task: Task
}

/** Pictures in place of the page. */
export interface ShotsRequest extends Chosen {
  readonly kind: 'shots'
  readonly folder: string
  readonly width: number
  readonly schemes: readonly Scheme[]
  readonly openRows: boolean
  /** Small files for documents, in place of exact ones. */
  readonly isWebp: boolean
}

/** What only a drawing shows, in place of the page. */
export interface CheckRequest extends Chosen {
  readonly kind: 'check'
  readonly format: 'json' | 'text'
}

/** Which dashboards are drawn. All of them, where neither is stated. */
export interface Chosen {
  readonly only: readonly string[]
  /** Those in files that differ from this revision of Git. */
  readonly changedSince?: string
}

export type Scheme = 'dark' | 'light'

export type Task = CheckRequest | ShotsRequest | { readonly kind: 'page' }

export interface StoreAddresses {
  readonly prometheus?: URL
  readonly loki?: URL
  readonly victorialogs?: URL
}
