import { connect } from 'node:net'
import { join } from 'node:path'
import type { Host } from './host.ts'
import type { Program } from './program.ts'

const script = join(import.meta.dirname, 'forward.ts')

/** Whether somebody takes connections there. */
export const listens = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => {
      resolve(false)
    })
  })

/** Opens a NodePort on every address of a host, as kube-proxy would, towards an address in the host. */
export const openNodePort = async (host: Host, nodePort: number, to: string): Promise<Program> => {
  const program = host.start({
    name: `node-port-${nodePort}`,
    file: process.execPath,
    args: [script, 'tcp', `0.0.0.0:${nodePort}`, to],
  })
  await program.until('listens', () => listens(host.address, nodePort))
  return program
}

/** Where a gateway listens and whom it serves. */
export interface GatewayStart {
  readonly address: string
  readonly port: number
  readonly to: string
  readonly maxBodyBytes: number
  /** The one path that it knows. */
  readonly path: string
  /** Where the server has that path. */
  readonly ownPath: string
}

/** While a host has this file, its gateways answer with the status in it. */
export const gatewayFault = '/run/lab-gateway-fault'

/** Stands for a chart's nginx in front of a server: it refuses bodies that are larger than it may take. */
export const startGateway = async (
  host: Host,
  { address, port, to, maxBodyBytes, path, ownPath }: GatewayStart,
): Promise<Program> => {
  host.addAddress(address)
  const program = host.start({
    name: 'gateway',
    file: process.execPath,
    args: [script, 'http', `0.0.0.0:${port}`, to, String(maxBodyBytes), gatewayFault, path, ownPath],
  })
  await program.until('listens', () => listens(host.address, port))
  return program
}
