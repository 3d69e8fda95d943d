import type { Check } from '../../check.ts'
import { clockTrue } from './clock-true.ts'
import { nodeAddress } from './node-address.ts'
import { nodeKnown } from './node-known.ts'
import { nodeReady } from './node-ready.ts'

export const NODE_CHECKS: readonly Check[] = [nodeKnown, nodeReady, nodeAddress, clockTrue]
