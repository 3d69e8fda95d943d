import { collector } from './series.ts'

/** Of each queue of each collector. */
export const SIZE = collector('otelcol_exporter_queue_size')
export const CAPACITY = collector('otelcol_exporter_queue_capacity')
export const FILL = `${SIZE} / ${CAPACITY}`
