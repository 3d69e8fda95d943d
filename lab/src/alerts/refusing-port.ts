import { refuse } from '../hosts/refusing.ts'
import type { Pipeline } from './pipeline.ts'
import type { Fault } from './use-alert-faults.ts'

/** A fault at one of the hub's NodePorts, which is what the spoke sends to: every request is answered with a status. */
export const refusingPort = (pipeline: () => Pipeline, nodePort: number, status: number): Fault => {
  let restore: (() => Promise<void>) | undefined
  return {
    begin: async () => {
      restore = await refuse(pipeline().hosts.hub, `node-port-${nodePort}`, nodePort, status)
    },
    end: async () => {
      await restore?.()
    },
  }
}
