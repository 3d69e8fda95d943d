import { refuse } from '../hosts/refusing.ts'
import type { Pipeline } from './pipeline.ts'
import type { Fault } from './use-alert-faults.ts'

/** A fault at one of the hub's NodePorts, to which the spoke sends: it answers every request with a status. */
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
