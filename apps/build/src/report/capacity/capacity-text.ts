import type { Capacity, StoreEnd } from '@fleet/model'
import { counted } from '../counted.ts'
import { amount, assumedValue, inBytes } from './amounts.ts'
import { cellsOf, COLUMNS } from './cells.ts'

/** What the stores have and need, as a table for a person. */
export const capacityText = (capacity: Capacity): string =>
  `${[loadText(capacity), ...aligned([COLUMNS, ...capacity.rows.map(cellsOf)]), ...notes(capacity), ...assumed(capacity)].join('\n')}\n`

const loadText = ({ load: { clusters, nodes, metrics, logs } }: Capacity): string =>
  `${counted(clusters, 'cluster')} with ${counted(nodes, 'node')}: ${metrics.series} series, ${Math.ceil(metrics.samplesPerSecond)} samples a second, ${inBytes(logs.bytesPerDay)} of logs a day\n`

const aligned = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)))
  return rows.map((cells) =>
    cells
      .map((cell, column) =>
        // Texts begin in one column, numbers end in one.
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
}

const notes = ({ first, buckets, ends, notComputed }: Capacity): readonly string[] => [
  '',
  'Clusters: for how many like the average one the limit suffices.',
  ...(first
    ? [
        `Full first: ${first.limit} of ${first.part}, with more than ${counted(first.clusters ?? 0, 'cluster')}.${first.field === undefined ? '' : ` It is ${first.field}, ${amount(first.has, first.unit)}.`}`,
      ]
    : []),
  ...ends.map(endText),
  ...buckets.map(({ bucket, content, bytes }) => `Bucket ${bucket}: ${inBytes(bytes)} of ${content}.`),
  ...notComputed.map(({ part, because }) => `Not computed: ${part}. ${because}.`),
]

const endText = ({ store, clusters, load, most, unit, next }: StoreEnd): string => {
  const of = (value: number): string =>
    unit === 'bytes a day' ? `${inBytes(value)} of logs a day` : `a start of ${Math.ceil(value)} s`
  return `One ${store} ends with more than ${counted(clusters, 'cluster')}: with ${of(most)}. It has ${of(load)}. The next is ${next.field}: ${next.stores}.`
}

const assumed = ({ assumptions }: Capacity): readonly string[] => [
  '',
  'Assumed:',
  ...assumptions.flatMap((assumption) => [
    `  ${assumption.name}: ${assumedValue(assumption)}`,
    `    ${assumption.about}`,
    `    ${assumption.source}`,
  ]),
]
