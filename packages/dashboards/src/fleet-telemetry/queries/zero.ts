import { collector } from '../../queries/series.ts'

/**
 * A zero of each cluster whose collectors report. The counter of a failure begins with the first one: without this,
 * nothing lost would look like nothing known. A silent cluster has no zero.
 */
export const OR_ZERO = `or 0 * group by (cluster) (${collector('otelcol_process_memory_rss')})`
