import type { Topology } from '../topology.ts'
import { COLOURS, type ColourScheme } from './colours.ts'
import { drawHub, HUB_WIDTH } from './hub.ts'
import { arrows, drawPushes } from './push-lines.ts'
import { GUTTER, lanesHeight, spokeColumns } from './spokes.ts'
import { element, escaped, textLine } from './svg.ts'

const MARGIN = 16
const LEGEND_HEIGHT = 34
/** Where each name begins, in pixels. */
const LEGEND = [
  { signal: 'logs', x: 0 },
  { signal: 'metrics', x: 70 },
  { signal: 'traces', x: 160 },
] as const

/** The fleet as a picture: its spokes at the left, what they push in the middle, the hub at the right. */
export const drawTopology = (topology: Topology, scheme: ColourScheme): string => {
  const colours = COLOURS[scheme]
  const top = lanesHeight(topology.spokes.length)
  const columns = spokeColumns(topology.spokes, top, colours)
  const hubX = columns.length === 0 ? 0 : Math.max(...columns.map(({ right }) => right)) + GUTTER
  const hub = drawHub(topology, hubX, top, colours)
  const bottom = Math.max(hub.bottom, ...columns.map((column) => column.bottom))
  const width = hubX + HUB_WIDTH + 2 * MARGIN
  const height = bottom + LEGEND_HEIGHT + 2 * MARGIN
  const names = LEGEND.filter(({ signal }) => hub.entries.has(signal))
  const legend = { y: bottom + LEGEND_HEIGHT - 8, width: hubX + HUB_WIDTH }
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `${-MARGIN} ${-MARGIN} ${width} ${height}`,
      'font-family': 'Inter, Helvetica, Arial, sans-serif',
      role: 'img',
    },
    [
      element(
        'title',
        {},
        escaped(`The fleet: ${topology.spokes.length + 1} clusters, hub ${topology.hub.name}`),
      ),
      element('rect', { x: -MARGIN, y: -MARGIN, width, height, fill: colours.background }),
      arrows([...hub.entries.keys()], colours),
      ...columns.map(({ drawing }) => drawing),
      hub.drawing,
      drawPushes(columns, { x: hubX + 14, entries: hub.entries }, colours),
      ...names.map(({ signal, x }) => textLine(`— ${signal}`, { ...legend, x }, { fill: colours[signal] })),
      textLine(
        `A node: its address · on the tailnet. The spokes push to ${topology.entry.node}, ${topology.entry.address}.`,
        { ...legend, x: names.length > 2 ? 235 : 160 },
        { fill: colours.faint },
      ),
    ].join(''),
  )
}
