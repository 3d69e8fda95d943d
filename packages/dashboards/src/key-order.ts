import type { Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard'

const ABOUT = ['type', 'title', 'description', 'gridPos', 'datasource', 'targets', 'transformations']

/**
 * A panel's kind and queries, then its look, which the SDK sets first. Another order changes every file in Git without
 * effect.
 */
const KEYS_OF_PANEL = [...ABOUT, 'fieldConfig', 'maxDataPoints', 'options']

const KEYS_OF_TABLE = [...ABOUT, 'options', 'fieldConfig']

const KEYS_OF_ROW = ['type', 'id', 'title']

const KEYS_OF_FIELDS = ['unit', 'min']

/** A panel with its keys in reading order. */
export const inOrder = <P extends Panel | RowPanel>(panel: P): P => {
  if (panel.type === 'row') return ordered(panel, KEYS_OF_ROW)
  const sorted = ordered(panel, panel.type === 'table' ? KEYS_OF_TABLE : KEYS_OF_PANEL)
  if (!('fieldConfig' in sorted) || !sorted.fieldConfig) return sorted
  const { defaults, ...rest } = sorted.fieldConfig
  return { ...sorted, fieldConfig: { defaults: ordered(defaults, KEYS_OF_FIELDS), ...rest } }
}

/** The listed keys first, then all others in their order. */
const ordered = <Shape extends object>(from: Shape, keys: readonly string[]): Shape => {
  const listed = Object.entries(from).filter(([key]) => keys.includes(key))
  const first = listed.toSorted(([one], [other]) => keys.indexOf(one) - keys.indexOf(other))
  return { ...Object.fromEntries(first), ...from }
}
