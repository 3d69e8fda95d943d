import type { Check } from '../../check.ts'
import { pushAddress } from './push-address.ts'
import { pushAdmitted } from './push-admitted.ts'
import { pushArrives } from './push-arrives.ts'
import { pushPort } from './push-port.ts'
import { pushTaken } from './push-taken.ts'
import { queueHasRoom } from './queue-has-room.ts'

/** In the order of the way, from a spoke to the stores: what is broken earlier explains what comes later. */
export const WAY_CHECKS: readonly Check[] = [
  pushAddress,
  pushPort,
  pushAdmitted,
  pushTaken,
  pushArrives,
  queueHasRoom,
]
