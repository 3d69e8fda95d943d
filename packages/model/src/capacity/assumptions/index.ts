import { OF_LOAD } from './load.ts'
import { OF_LOGS } from './logs.ts'
import { OF_METRICS } from './metrics.ts'
import { OF_PUSHES } from './pushes.ts'

export { BYTES, type Assumption } from './assumption.ts'

/** Every figure of the model that no inventory states. */
export const ASSUMPTIONS = { ...OF_LOAD, ...OF_METRICS, ...OF_LOGS, ...OF_PUSHES }

export type AssumptionName = keyof typeof ASSUMPTIONS
