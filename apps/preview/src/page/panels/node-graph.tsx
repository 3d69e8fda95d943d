import { definePanel } from './define-panel.tsx'

/** A graph comes of traces, and the preview has no store of them. */
const NodeGraph = () => (
  <div style={{ display: 'grid', placeItems: 'center', height: '100%' }}>
    Grafana draws a graph here, of what its store of traces has
  </div>
)

export const nodeGraph = definePanel({ draw: NodeGraph, isStatic: true })
