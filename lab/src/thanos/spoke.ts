import { startScrapes, type Scrapes } from '../faults/scrapes.ts'
import { compressedTime } from '../faults/compressed-time.ts'
import { openNodePort } from '../hosts/forwarding.ts'
import type { Host } from '../hosts/host.ts'
import type { LabHosts } from '../hosts/lab-hosts.ts'
import type { Program } from '../hosts/program.ts'
import { startLogCluster } from '../logs/log-cluster.ts'
import { collectorOfDaemonSet, startCollector } from '../programs/collector.ts'
import { gatewayConfig, startGatewayNginx, type RunningGateway } from '../programs/gateway-nginx.ts'
import type { GivenNginx } from '../programs/given-nginx.ts'
import type { KubernetesObject } from '../trees/committed.ts'
import { distributed, hubObjects, spokeObjects } from './distributed-example.ts'
import type { ThanosHub } from './hub.ts'

const named = (kind: string, name: RegExp): KubernetesObject | undefined =>
  spokeObjects.find((object) => object.kind === kind && name.test(object.metadata.name))

/** The port of nginx that takes samples, by the path that it passes to Receive. */
const portOfSamples = (config: string): number => {
  const before = config.slice(0, config.indexOf('/api/v1/receive'))
  return Number([...before.matchAll(/listen (\d+);/g)].at(-1)?.[1])
}

/**
 * Opens the hub's node port of samples: nginx, with the configuration of the tree, before the Receives.
 * @param tree by default that of the example
 */
export const openGateway = async (
  host: Host,
  nginx: GivenNginx,
  hub: ThanosHub,
  tree: readonly KubernetesObject[] = hubObjects,
): Promise<RunningGateway> => {
  const config = gatewayConfig(tree)
  const gateway = await startGatewayNginx(host, nginx, config, [
    [/http:\/\/thanos-receive-write\.[\w.-]+:\d+/g, new URL(hub.writes).origin],
  ])
  await openNodePort(
    host,
    distributed.fleet.hub.ingest.metrics.nodePort,
    `127.0.0.1:${portOfSamples(config)}`,
  )
  return gateway
}

/** A spoke of the example that sends its samples. */
export interface ThanosSpoke {
  readonly scrapes: Scrapes
  readonly collector: Program
}

/** Starts a spoke whose time is compressed, so that a short fault has as many scrapes as a long one. */
export const startThanosSpoke = async (
  hosts: LabHosts,
  hub: ThanosHub,
  times: number,
): Promise<ThanosSpoke> => {
  const { spoke: cluster } = distributed.clusters
  const { spoke: host, stage } = hosts
  const { server } = await startLogCluster(host, cluster, stage, spokeObjects)
  const scrapes = await startScrapes(host, hub.query)
  const spec = collectorOfDaemonSet(
    named('DaemonSet', /^otel-collector$/),
    named('ConfigMap', /^otel-collector-/),
  )
  const configuration = compressedTime(spec.configuration, times)
  const collector = await startCollector(host, { spec, server, stage, configuration, node: cluster.node })
  return { scrapes, collector }
}
