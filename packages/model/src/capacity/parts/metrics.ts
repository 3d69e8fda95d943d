import type { Fleet } from '../../fleet/fleet.ts'
import type { Part } from '../part.ts'
import { prometheusPart } from './prometheus.ts'

/** The store of metrics. */
export const metricsParts = (fleet: Fleet): readonly Part[] => [prometheusPart(fleet)]
