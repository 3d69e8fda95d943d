import { connect } from 'node:net'
import { join } from 'node:path'
import type { Host } from './host.ts'
import type { Program } from './program.ts'

const script = join(import.meta.dirname, 'forward.ts')

/** Whether the address accepts connections. */
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

/** Forwards connections to an address of a host to another one there. */
export const forwardConnections = async (host: Host, from: string, to: string): Promise<Program> => {
  const program = host.start({
    name: `forward-${from}`,
    file: process.execPath,
    args: [script, 'tcp', from, to],
  })
  await program.until('listens', () => host.run('ss', '-ltn').includes(from))
  return program
}

/** Opens a NodePort on every address of a host, like kube-proxy, to an address in the host. */
export const openNodePort = async (host: Host, nodePort: number, to: string): Promise<Program> => {
  const program = host.start({
    name: `node-port-${nodePort}`,
    file: process.execPath,
    args: [script, 'tcp', `0.0.0.0:${nodePort}`, to],
  })
  await program.until('listens', () => listens(host.address, nodePort))
  return program
}

/** A gateway's address and its server. */
export interface GatewayStart {
  readonly address: string
  readonly port: number
  readonly to: string
  readonly maxBodyBytes: number
  /** Its only path. */
  readonly path: string
  /** The server's path for it. */
  readonly ownPath: string
}

/** While this file exists in a host, its gateways answer with the status in it. */
export const gatewayFault = '/run/lab-gateway-fault'

/** Stands for a chart's nginx in front of a server: it refuses larger bodies. */
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
