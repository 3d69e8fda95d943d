import type { Fleet } from '../../fleet/fleet.ts'
import type { Part } from '../part.ts'
import { prometheusPart } from './prometheus.ts'
import { thanosParts } from './thanos.ts'

/** The store of metrics. */
export const metricsParts = (fleet: Fleet): readonly Part[] =>
  fleet.hub.metrics.store === 'thanos' ? thanosParts(fleet) : [prometheusPart(fleet)]
