import { LOW_FLAG_CELL } from '../../panels/flag-cell.ts'
import { stat } from '../../panels/stat.ts'
import { table } from '../../panels/table.ts'
import { colours, FILLING_UP, inColour, NONE_EXPECTED } from '../../panels/thresholds.ts'
import { shares, stackedBars, timeSeries } from '../../panels/time-series.ts'
import * as queries from '../queries/databases.ts'

/** Below nine tenths much is read from disk, which a small database in a small cache may be. */
const CACHED = () => colours('orange', [0.9, 'green'])

/** An application that gives up one transaction in ten has a fault, and one in a hundred may be usual. */
const ROLLED_BACK = () => colours('green', [0.1, 'orange'])

export const atAGlance = () => [
  stat({
    title: 'Servers',
    description: 'Each PostgreSQL that an exporter asks.',
    unit: 'none',
    query: queries.servers,
  }),
  stat({
    title: 'Down',
    description: 'Those that do not let their exporter in.',
    unit: 'none',
    query: queries.down,
  }).thresholds(NONE_EXPECTED()),
  stat({
    title: 'Most connections',
    description: 'Of the connections that a server allows, at the server with the fewest left.',
    unit: 'percentunit',
    query: queries.fullest,
  }).thresholds(FILLING_UP()),
  stat({
    title: 'Size',
    description: 'Of all databases, without their logs.',
    unit: 'bytes',
    query: queries.sizeOfAll,
  }),
]

export const everyDatabase = () => [
  table({
    title: 'Every server',
    description:
      'At the end of the time shown, those that are down first. A transaction that is rolled back was given up by its application or by a conflict.',
    labels: { cluster: 'Cluster', instance: 'Server' },
    columns: [
      {
        name: 'Up',
        unit: 'bool_yes_no',
        query: queries.up,
        width: 80,
        properties: LOW_FLAG_CELL('red', [1, 'transparent']),
      },
      {
        name: 'Connections',
        unit: 'percentunit',
        query: queries.connections,
        properties: inColour(FILLING_UP()),
      },
      { name: 'Commits/s', unit: 'none', query: queries.committed, width: 120 },
      {
        name: 'Rolled back',
        unit: 'percentunit',
        query: queries.rolledBack,
        properties: inColour(ROLLED_BACK()),
      },
      { name: 'From cache', unit: 'percentunit', query: queries.cached, properties: inColour(CACHED()) },
      { name: 'Size', unit: 'bytes', query: queries.size },
    ],
    sortBy: ['Up', 'Server'],
    worst: 'smallest',
  }),
]

export const work = () => [
  timeSeries({
    title: 'Transactions',
    description: 'Committed, per second.',
    unit: 'ops',
    queries: [queries.committed],
    series: 'many',
  }),
  shares({
    title: 'Connections',
    description: 'The share of the connections that a server allows. A client is refused once none is left.',
    queries: [queries.connections],
    series: 'many',
  }),
  timeSeries({
    title: 'Rows read',
    description: 'By way of an index, per second.',
    unit: 'ops',
    queries: [queries.readRows],
    series: 'many',
  }),
  timeSeries({
    title: 'Rows written',
    description: 'Inserted, updated or deleted, per second.',
    unit: 'ops',
    queries: [queries.writtenRows],
    series: 'many',
  }),
  shares({
    title: 'Blocks from cache',
    description:
      'The share of blocks that were in the shared buffers. Others come from the disk, or from the kernel’s cache of it.',
    queries: [queries.cached],
    series: 'many',
  }),
  stackedBars({
    title: 'Deadlocks',
    description: 'Transactions that waited for each other, of which PostgreSQL ended one.',
    unit: 'none',
    queries: [queries.deadlocks],
    series: 'many',
  }),
]

export const onDisk = () => [
  timeSeries({
    title: 'Size by server',
    description: 'Tables and indexes of all its databases.',
    unit: 'bytes',
    queries: [queries.size],
    series: 'many',
  }),
  timeSeries({
    title: 'Write-ahead log',
    description:
      'It is on the same volume. One that only grows waits for a replica or an archive that does not take it.',
    unit: 'bytes',
    queries: [queries.log],
    series: 'many',
  }),
  timeSeries({
    title: 'Temporary files',
    description: 'Written per second, by what does not fit into the memory of a query.',
    unit: 'binBps',
    queries: [queries.temporary],
    series: 'many',
  }).span(24),
]
