import type { Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard'

const ABOUT = ['type', 'title', 'description', 'gridPos', 'datasource', 'targets', 'transformations']

/** What a panel is and what it asks, then how it looks, which the SDK sets first. Another order would change every file in Git for nothing. */
const KEYS_OF_PANEL = [...ABOUT, 'fieldConfig', 'maxDataPoints', 'options']

const KEYS_OF_TABLE = [...ABOUT, 'options', 'fieldConfig']

const KEYS_OF_ROW = ['type', 'id', 'title']

const KEYS_OF_FIELDS = ['unit', 'min']

/** A panel with its keys in the order in which they are read, whatever the order in which they were set. */
export const inOrder = <P extends Panel | RowPanel>(panel: P): P => {
  if (panel.type === 'row') return ordered(panel, KEYS_OF_ROW)
  const sorted = ordered(panel, panel.type === 'table' ? KEYS_OF_TABLE : KEYS_OF_PANEL)
  if (!('fieldConfig' in sorted) || !sorted.fieldConfig) return sorted
  const { defaults, ...rest } = sorted.fieldConfig
  return { ...sorted, fieldConfig: { defaults: ordered(defaults, KEYS_OF_FIELDS), ...rest } }
}

/** The keys named first, then all others as they are. */
const ordered = <Shape extends object>(from: Shape, keys: readonly string[]): Shape => {
  const listed = Object.entries(from).filter(([key]) => keys.includes(key))
  const first = listed.toSorted(([one], [other]) => keys.indexOf(one) - keys.indexOf(other))
  return { ...Object.fromEntries(first), ...from }
}
