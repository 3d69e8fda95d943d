import { request } from 'node:http'
import { join } from 'node:path'
import { listens } from '../hosts/forwarding.ts'
import type { Host } from '../hosts/host.ts'
import { startGatewayNginx, type RunningGateway } from '../programs/gateway-nginx.ts'
import type { GivenNginx } from '../programs/given-nginx.ts'
import type { SeenRequest } from './played-store.ts'

const storePort = 3100

export interface GatewayRequest {
  readonly port: number
  readonly method: string
  /** Sent unchanged; `fetch` would normalise `..`. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly bytes?: number
}

/** A gateway in front of a store that records its requests. */
export interface RecordingGateway {
  readonly stop: RunningGateway['stop']
  /** @returns the status that a client sees */
  readonly ask: (request: GatewayRequest) => Promise<number>
  /** The requests at the store since the last call. */
  readonly seen: () => Promise<readonly SeenRequest[]>
}

const askOf =
  (host: Host): RecordingGateway['ask'] =>
  ({ port, method, path, headers = {}, bytes = 0 }) =>
    new Promise((resolve, reject) => {
      const length = { 'content-length': String(bytes) }
      const options = { host: host.address, port, method, path, headers: { ...length, ...headers } }
      const call = request(options, (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      })
      call.on('error', reject)
      call.end(Buffer.alloc(bytes))
    })

/**
 * Runs the configuration of a hub's gateway on a real nginx, with one store behind all that it passes.
 * @param stores the URLs of the stores in the configuration
 */
export const startRecordingGateway = async (
  host: Host,
  nginx: GivenNginx,
  config: string,
  stores: readonly RegExp[],
): Promise<RecordingGateway> => {
  const store = host.start({
    name: 'played-store',
    file: process.execPath,
    args: [join(import.meta.dirname, 'played-store.ts'), `0.0.0.0:${storePort}`],
  })
  await store.until('listens', () => listens(host.address, storePort))
  const there = `http://127.0.0.1:${storePort}`
  const gateway = await startGatewayNginx(
    host,
    nginx,
    config,
    stores.map((url) => [url, there]),
  )
  return {
    stop: gateway.stop,
    ask: askOf(host),
    seen: async () =>
      (await (await fetch(`http://${host.address}:${storePort}/lab/seen`)).json()) as readonly SeenRequest[],
  }
}
