import { openNodePort, startGateway } from '../hosts/forwarding.ts'
import type { Host } from '../hosts/host.ts'
import { fleet } from '../trees/clusters.ts'
import { textAt, valuesOf } from '../trees/committed.ts'

/** Where the chart's gateway is found inside the cluster. */
const gateway = { address: '10.43.10.80', port: 80, service: 'loki-gateway.monitoring.svc' } as const

/** The path at which the chart's nginx takes lines by OTLP. It knows no path below that. */
const otlpPath = '/otlp/v1/logs'

/** nginx's own notation of sizes: a whole number with k, m or g in either case. */
const nginxSize = (text: string): number => {
  const [, count, unit = ''] = /^(\d+)([kmg]?)$/i.exec(text) ?? []
  return Number(count) * 1024 ** ['', 'k', 'm', 'g'].indexOf(unit.toLowerCase())
}

/**
 * Puts the hub's gateway and NodePort in front of a store that listens in the host.
 * @param ownPath where the store takes lines by OTLP; a store that has the chart's own paths needs none
 */
export const openLogGateway = async (host: Host, storePort: number, ownPath?: string): Promise<void> => {
  const nginx = textAt(valuesOf(fleet.hub.cluster, 'loki'), 'gateway', 'nginxConfig', 'file')
  const maxBody = /client_max_body_size (\w+);/.exec(nginx)?.[1] ?? ''
  host.addNames(gateway.address, [gateway.service, `${gateway.service}.cluster.local`])
  await startGateway(host, {
    ...gateway,
    to: `127.0.0.1:${storePort}`,
    maxBodyBytes: nginxSize(maxBody),
    ...(ownPath !== undefined && { onlyPath: { path: otlpPath, ownPath } }),
  })
  await openNodePort(host, fleet.hub.ingest.logs.nodePort, `${gateway.address}:${gateway.port}`)
}

/** Kills the gateway with all requests that are on their way through it. @returns what starts it again */
export const killLogGateway = async (host: Host): Promise<() => void> => {
  const program = host.running('gateway')
  await program.kill('SIGKILL')
  return () => {
    host.start(program.start)
  }
}
