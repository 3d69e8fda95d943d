import { MappingType, type DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard'
import { resourcesLink } from '../../links.ts'
import { COUNT_CELL, FLAG_CELL } from '../../panels/flag-cell.ts'
import { GAUGE_CELL } from '../../panels/gauge-cell.ts'
import { table, type Column } from '../../panels/table.ts'
import { colours } from '../../panels/thresholds.ts'
import type { Query } from '../../queries/query.ts'
import * as commitment from '../queries/commitment.ts'
import * as queries from '../queries/clusters.ts'
import { missingInAll } from '../queries/workloads.ts'
import { trend } from './trend.ts'

const CLUSTER = { labels: { cluster: 'Cluster' }, links: { Cluster: resourcesLink('row') } } as const

/** A number that should be zero. */
const problem = (name: string, query: Query): Column => ({
  name,
  unit: 'none',
  query,
  width: 'part',
  properties: COUNT_CELL(),
})

const HEARD: DynamicConfigValue = {
  id: 'mappings',
  value: [{ type: MappingType.ValueToText, options: { 0: { text: 'heard', index: 0 } } }],
}

export const health = () =>
  table({
    title: 'Heard and healthy',
    description:
      'A cluster that sends nothing is the first, then those with nodes or pods that are missing. Its other numbers go five minutes after its last sample. A click shows one cluster alone.',
    ...CLUSTER,
    columns: [
      {
        name: 'Silent for',
        unit: 's',
        query: queries.silence,
        width: 'part',
        properties: [...FLAG_CELL([180, 'orange'], [300, 'red']), HEARD],
      },
      problem('Targets down', queries.targetsDown),
      {
        name: 'Fullest queue',
        unit: 'percentunit',
        query: queries.fullestQueue,
        width: 'part',
        // At 100 % the collector loses data, or stops reading it.
        properties: [{ id: 'decimals', value: 0 }, ...FLAG_CELL([0.5, 'orange'], [0.9, 'red'])],
      },
      { name: 'Nodes', unit: 'none', query: queries.nodeCount, width: 'part', properties: FLAG_CELL() },
      problem('Nodes not ready', queries.nodesNotReady),
      problem('Pods not running', queries.podsNotRunning),
      problem('Replicas missing', missingInAll),
    ],
    sortBy: ['Silent for', 'Nodes not ready', 'Replicas missing', 'Pods not running', 'Targets down'],
  })
    .filterable(false)
    .height(7)

/** A share of all that the nodes of a cluster have. */
const share = (name: string, query: Query, thresholds?: ReturnType<typeof colours>): Column => ({
  name,
  unit: 'percentunit',
  query,
  width: 'part',
  properties: GAUGE_CELL({ thresholds }),
})

/** Limits are a promise that rarely all pods take at once. */
const OVERCOMMITTED = () => colours('green', [1, 'orange'], [2, 'red'])

export const capacity = () =>
  table({
    title: 'Capacity',
    description:
      'The share of its nodes’ cores, memory and root disks that a cluster uses, and that its pods request and are limited to. Above 100 % of requests no pod is scheduled.',
    ...CLUSTER,
    columns: [
      share('Memory used', queries.memoryUsed),
      share('Memory requested', commitment.memoryRequests),
      share('Memory limits', commitment.memoryLimits, OVERCOMMITTED()),
      share('CPU used', queries.cpuUsed),
      share('CPU requested', commitment.cpuRequests),
      share('CPU limits', commitment.cpuLimits, OVERCOMMITTED()),
      share('Disk used', queries.diskUsed),
    ],
    sortBy: 'Memory used',
  })
    .filterable(false)
    .height(7)

export const trends = () => [
  trend({
    title: 'Memory of each cluster',
    description: 'The share of memory that could not be given to a new process. Page cache counts as free.',
    unit: 'percentunit',
    queries: [queries.memoryUsed],
    series: 'many',
  })
    .max(1)
    .height(7),
  trend({
    title: 'CPU of each cluster',
    description: 'The share of all cores of a cluster’s nodes that is busy.',
    unit: 'percentunit',
    queries: [queries.cpuUsed],
    series: 'many',
  })
    .max(1)
    .height(7),
]
