import type { PanelPlugin } from '@grafana/data'
import { type PanelPluginMeta } from '@grafana/data'
import { definePanel } from './define-panel.tsx'
import { PanelError } from './panel-error.tsx'

/** A kind of panel that the preview does not draw. */
export const unknownPanel = (kind: string): PanelPlugin => {
  const plugin = definePanel({
    draw: () => <PanelError message={`the preview does not draw panels of the kind ${kind}`} />,
  })
  plugin.meta = { id: kind, name: kind, info: { version: '' } } as PanelPluginMeta
  return plugin
}
