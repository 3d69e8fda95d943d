import { request } from 'node:http'
import { join } from 'node:path'
import { listens } from '../hosts/forwarding.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { GivenNginx } from '../programs/given-nginx.ts'
import { fleet } from '../trees/clusters.ts'
import { textAt, valuesOf } from '../trees/committed.ts'
import type { SeenRequest } from './played-store.ts'

const storePort = 3100
/** nginx' own folder in the host. */
export const gatewayFolder = '/run/lab-nginx'

const committedConfig = (): string =>
  textAt(valuesOf(fleet.hub.cluster, 'loki'), 'gateway', 'nginxConfig', 'file')

/** @throws where the committed configuration lacks a replaced text */
const replaced = (text: string, what: RegExp, by: string): string => {
  if (!what.test(text)) throw new Error(`the committed nginx configuration has no ${String(what)}`)
  return text.replace(what, by)
}

/** The committed configuration, with the store, the resolver and the folders of the lab in place of the cluster's. */
const labConfig = (committed: string): string =>
  [
    [/http:\/\/loki\.[\w.-]+:\d+/g, `http://127.0.0.1:${storePort}`],
    [/resolver [\w.-]+;/g, 'resolver 127.0.0.1;'],
    [/\/tmp\//g, `${gatewayFolder}/`],
    // Programs of the lab have a socket there, which no path can open.
    [/\/dev\/stderr/g, `${gatewayFolder}/stderr`],
  ].reduce((text, [what, by]) => replaced(text, what as RegExp, by as string), committed)

/** The ports on which it listens. */
export const gatewayPorts = (): readonly number[] =>
  [...committedConfig().matchAll(/listen (\d+);/g)].map(([, port]) => Number(port))

export interface GatewayRequest {
  readonly port: number
  readonly method: string
  /** Sent unchanged; `fetch` would normalise `..`. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly bytes?: number
}

export interface RunningGateway {
  readonly program: Program
  /** @returns the status that a client sees */
  readonly ask: (request: GatewayRequest) => Promise<number>
  /** The requests at the store since the last call. */
  readonly seen: () => Promise<readonly SeenRequest[]>
}

const askOf =
  (host: Host): RunningGateway['ask'] =>
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
 * Runs the committed configuration of the hub's gateway on a real nginx, in front of a store that records its requests.
 */
export const startGatewayNginx = async (host: Host, { file }: GivenNginx): Promise<RunningGateway> => {
  const store = host.start({
    name: 'played-store',
    file: process.execPath,
    args: [join(import.meta.dirname, 'played-store.ts'), `0.0.0.0:${storePort}`],
  })
  await store.until('listens', () => listens(host.address, storePort))
  const config = `${gatewayFolder}/nginx.conf`
  host.write(config, labConfig(committedConfig()))
  const program = host.start({
    name: 'nginx',
    file,
    // As the chart's image runs it.
    args: ['-e', 'stderr', '-p', gatewayFolder, '-c', config, '-g', 'daemon off;'],
  })
  for (const port of gatewayPorts())
    await program.until(`listens on ${port}`, () => listens(host.address, port))
  return {
    program,
    ask: askOf(host),
    seen: async () =>
      (await (await fetch(`http://${host.address}:${storePort}/lab/seen`)).json()) as readonly SeenRequest[],
  }
}
