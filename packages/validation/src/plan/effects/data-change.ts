/** What a change does to stored data. */
export interface DataChange {
  /** `PersistentVolumeClaim rss-system/n8n.data`, `the logs of HelmRelease monitoring/loki`. */
  readonly subject: string
  readonly change: 'created' | 'deleted' | 'kept' | 'longer' | 'resized' | 'shorter'
  /** Sizes, durations, or why. */
  readonly detail?: string
}
