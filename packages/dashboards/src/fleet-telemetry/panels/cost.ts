import { ASSUMPTIONS } from '@fleet/model'
import type { LogStore } from '../../log-questions/log-store.ts'
import { table } from '../../panels/table.ts'
import { stackedBars } from '../../panels/time-series.ts'
import * as queries from '../queries/cost.ts'
import { active } from '../queries/series.ts'
import { SHARE_CELL } from './cells.ts'

const KEPT_ON_DISK: Readonly<Record<LogStore['name'], string>> = {
  Loki: 'Text that each cluster writes in a day, at the pace of the last hour. Loki keeps about a fifth of it on disk.',
  VictoriaLogs:
    'Text that each cluster writes in a day, at the pace of the last hour. VictoriaLogs keeps a small part of it on disk.',
}

export const cost = ({ name, ask }: LogStore) => [
  table({
    title: 'Cost in Prometheus',
    description: `What each cluster takes there. Memory is the least, 3 KiB a series; disk is an estimate, ${ASSUMPTIONS.bytesOfASample.value} bytes a sample, by the samples of the last hour.`,
    labels: { cluster: 'Cluster' },
    columns: [
      { name: 'Share', unit: 'percentunit', query: queries.share, width: 'part', properties: SHARE_CELL() },
      { name: 'Series', unit: 'short', query: active },
      { name: 'Memory', unit: 'bytes', query: queries.memory },
      { name: 'Samples', unit: 'suffix: /s', query: queries.samples },
      { name: 'Disk a day', unit: 'bytes', query: queries.diskPerDay },
    ],
    sortBy: 'Share',
  })
    .span(14)
    .height(9),
  table({
    title: `Cost in ${name}`,
    description: KEPT_ON_DISK[name],
    labels: { cluster: 'Cluster' },
    columns: [
      { name: 'Bytes a day', unit: 'bytes', query: ask(queries.logBytesPerDay), width: 'part' },
      { name: 'Lines a day', unit: 'short', query: ask(queries.logLinesPerDay), width: 'part' },
    ],
    sortBy: 'Bytes a day',
  })
    .span(10)
    .height(9),
  stackedBars({
    title: `Text written to ${name}`,
    description: 'Lines of each cluster, before compression.',
    unit: 'binBps',
    series: 'many',
    queries: [ask(queries.logBytesPerSecond)],
  })
    .span(24)
    .height(7),
]
