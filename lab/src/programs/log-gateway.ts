import { openNodePort, startGateway } from '../hosts/forwarding.ts'
import type { Host } from '../hosts/host.ts'
import { fleet } from '../trees/clusters.ts'
import { textAt, valuesOf } from '../trees/committed.ts'

/** Where the chart's gateway is found inside the cluster. */
const gateway = { address: '10.43.10.80', port: 80, service: 'loki-gateway.monitoring.svc' } as const

/** nginx's own notation of sizes: a whole number with k, m or g in either case. */
const nginxSize = (text: string): number => {
  const [, count, unit = ''] = /^(\d+)([kmg]?)$/i.exec(text) ?? []
  return Number(count) * 1024 ** ['', 'k', 'm', 'g'].indexOf(unit.toLowerCase())
}

/** The settings of pushed lines in the committed nginx configuration. @throws where they are missing */
const committedIngest = () => {
  const file = textAt(valuesOf(fleet.hub.cluster, 'loki'), 'gateway', 'nginxConfig', 'file')
  const path = /location = (\S+\/v1\/logs) \{/.exec(file)?.[1]
  const maxBody = /^\s*client_max_body_size (\w+);/m.exec(file)?.[1]
  if (path === undefined || maxBody === undefined)
    throw new Error('the nginx of the gateway has no path for lines, or no limit of their size')
  return { path, maxBodyBytes: nginxSize(maxBody) }
}

/**
 * Puts the hub's gateway in front of a store that listens in the host. Like the committed nginx for spokes, it only takes
 * lines.
 * @param ownPath the store's OTLP path; by default the committed path
 * @returns its address
 */
export const startLogGateway = async (host: Host, storePort: number, ownPath?: string): Promise<string> => {
  const { path, maxBodyBytes } = committedIngest()
  host.addNames(gateway.address, [gateway.service, `${gateway.service}.cluster.local`])
  const to = `127.0.0.1:${storePort}`
  await startGateway(host, { ...gateway, to, maxBodyBytes, path, ownPath: ownPath ?? path })
  return `${gateway.address}:${gateway.port}`
}

/** The same, behind the hub's NodePort. */
export const openLogGateway = async (host: Host, storePort: number, ownPath?: string): Promise<void> => {
  await openNodePort(host, fleet.hub.ingest.logs.nodePort, await startLogGateway(host, storePort, ownPath))
}

/** Kills the gateway with all its requests. @returns a function that starts it again */
export const killLogGateway = async (host: Host): Promise<() => void> => {
  const program = host.running('gateway')
  await program.kill('SIGKILL')
  return () => {
    host.start(program.start)
  }
}
