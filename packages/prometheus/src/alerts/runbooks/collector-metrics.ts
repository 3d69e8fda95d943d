import { JOB } from '@fleet/model'
import type { Look } from '../runbook.ts'

const OF_COLLECTOR = `cluster="CLUSTER", job="${JOB.collector}"`

/** How much was lost, by a counter of losses. */
export const lossesOf = (counter: string, what: string): Look => ({
  shows: `How many ${what} were lost, by collector. A counter begins with its first loss`,
  promql: `max by (instance) (${counter}{${OF_COLLECTOR}})`,
})

/** The fill of the queue of a signal. */
export const queueOf = (type: 'logs' | 'metrics' | 'traces'): Look => ({
  shows: `How full the queue of ${type} is: 1 is full`,
  promql: [
    `max by (instance) (otelcol_exporter_queue_size{${OF_COLLECTOR}, data_type="${type}"})`,
    `max by (instance) (otelcol_exporter_queue_capacity{${OF_COLLECTOR}, data_type="${type}"})`,
  ].join('\n/ '),
})

export const memory: Look = {
  shows: 'The memory of the collectors, in bytes',
  promql: `max by (instance) (otelcol_process_memory_rss{${OF_COLLECTOR}})`,
}
