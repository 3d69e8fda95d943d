import type { Signal } from '../pushes.ts'
import type { Colours } from './colours.ts'
import type { Entries } from './hub.ts'
import { element, path } from './svg.ts'
import type { Column } from './spokes.ts'

/** The lanes above the columns, by which a column that is not beside the hub reaches it. */
const LANES: Readonly<Record<Signal, number>> = { logs: 12, metrics: 24, traces: 36 }
/** Within the gutter at the right of a column. */
const OFFSETS: Readonly<Record<Signal, number>> = { logs: 24, metrics: 44, traces: 58 }
/** From the middle of a card. */
const EXITS: Readonly<Record<Signal, number>> = { logs: -7, metrics: 7, traces: 21 }

export const drawPushes = (
  columns: readonly Column[],
  hub: { readonly x: number; readonly entries: Entries },
  colours: Colours,
): string =>
  [...hub.entries]
    .flatMap(([signal, entry]) => {
      const trunkOf = ({ right }: Column): number => right + OFFSETS[signal]
      const last = columns.at(-1)
      if (!last) return []
      const trunk = trunkOf(last)
      const stubs = columns.flatMap((column) =>
        column.exits.map((exit) => [
          [column.right, exit + EXITS[signal]] as const,
          [trunkOf(column), exit + EXITS[signal]] as const,
          ...(column === last
            ? [[trunk, entry] as const]
            : [
                [trunkOf(column), LANES[signal]] as const,
                [trunk, LANES[signal]] as const,
                [trunk, entry] as const,
              ]),
        ]),
      )
      return [
        ...stubs.map((points) => path(points, colours[signal])),
        path(
          [
            [trunk, entry],
            [hub.x - 1, entry],
          ],
          colours[signal],
          `arrow-${signal}`,
        ),
      ]
    })
    .join('')

export const arrows = (signals: readonly Signal[], colours: Colours): string =>
  element(
    'defs',
    {},
    signals
      .map((signal) =>
        element(
          'marker',
          {
            id: `arrow-${signal}`,
            viewBox: '0 0 8 8',
            refX: 8,
            refY: 4,
            markerWidth: 7,
            markerHeight: 7,
            orient: 'auto',
          },
          element('path', { d: 'M0 0L8 4L0 8z', fill: colours[signal] }),
        ),
      )
      .join(''),
  )
