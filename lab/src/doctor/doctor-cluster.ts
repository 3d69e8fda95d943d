import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { serveCharts } from '../flux/chart-registry.ts'
import { startFlux } from '../flux/controllers.ts'
import { fluxStateOf, type FluxState } from '../flux/flux-cluster.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import { installDefinitions, startApiServer, type ApiServer } from '../kubernetes/api-server.ts'
import { startControllers } from '../kubernetes/controllers.ts'
import {
  collectorOfDaemonSet,
  hubCollector,
  startCollector,
  type CollectorSpec,
} from '../programs/collector.ts'
import { clusters, type LabCluster } from '../trees/clusters.ts'
import { objectOf, valueAt } from '../trees/committed.ts'
import { startExporters, type Exporters } from '../world/exporters.ts'
import { auditIn, type Audit } from './audit.ts'
import { containerOutput } from './container-output.ts'
import { foreignObjects } from './foreign-objects.ts'
import { playNode, type PlayedNode } from './played-node.ts'

/** A cluster with real Flux, whose tree is in the repository, and with all sources of its telemetry. */
export interface DoctorCluster {
  readonly cluster: LabCluster
  readonly host: Host
  readonly server: ApiServer
  readonly audit: Audit
  readonly node: PlayedNode
  readonly flux: FluxState
  readonly exporters: Exporters
  /**
   * Ends the collector, if it runs, and starts it as the cluster's objects now state it.
   * @param configuration another one than the objects have
   */
  readonly restartCollector: (configuration?: string) => Promise<Program>
  readonly stop: () => Promise<void>
}

/** The same before its exporters and its collector run. */
export type BareCluster = Omit<DoctorCluster, 'exporters' | 'restartCollector'>

/** Starts the API of a cluster with its node, the objects that no tree states, and Flux' controllers. */
export const startBare = async (host: Host, cluster: LabCluster, stage: string): Promise<BareCluster> => {
  const folder = join(stage, `${host.name}-audit`)
  mkdirSync(folder)
  const audit = auditIn(folder)
  const server = await startApiServer(host, stage, [
    ...audit.flags,
    '--kubelet-preferred-address-types=InternalIP',
  ])
  await installDefinitions(server.api)
  const controllers = startControllers(host, server, ['*'])
  await server.api.apply(foreignObjects(cluster.name))
  await controllers
  const node = await playNode(server.api, cluster.node)
  const trust = await serveCharts(host, server, stage, undefined)
  startFlux(host, server, stage, trust)
  const output = keepOutput(containerOutput(host, node))
  return {
    ...{ cluster, host, server, audit, node, flux: fluxStateOf(server) },
    stop: async () => {
      await output[Symbol.asyncDispose]()
      await node.stop()
    },
  }
}

const OUTPUT_EVERY_IN_MS = 2000

const keepOutput = (write: () => Promise<void>): AsyncDisposable => {
  const stopped = new AbortController()
  const work = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await write().catch(() => undefined)
      await pause(OUTPUT_EVERY_IN_MS, undefined, { signal: stopped.signal }).catch(() => undefined)
    }
  }
  const working = work()
  return {
    [Symbol.asyncDispose]: () => {
      stopped.abort()
      return working
    },
  }
}

interface Volume {
  readonly configMap?: { readonly name: string }
}

/** The collector of a cluster as its objects in the API state it; the hub's chart is a stand-in, so as its release states it. */
const liveCollector = async ({ api }: ApiServer, cluster: string): Promise<CollectorSpec> => {
  if (cluster === clusters.hub.name) return hubCollector()
  const daemonSet = await api.get(await api.pathOf(objectOf(cluster, 'DaemonSet', 'otel-collector')))
  const volumes = valueAt(daemonSet, 'spec', 'template', 'spec', 'volumes') as readonly Volume[]
  const name = volumes.flatMap(({ configMap }) => configMap?.name ?? [])[0] ?? ''
  const configMap = await api.get(`/api/v1/namespaces/monitoring/configmaps/${name}`)
  return collectorOfDaemonSet(daemonSet, configMap)
}

const collectorRestarts = (
  { host, server }: BareCluster,
  stage: string,
): DoctorCluster['restartCollector'] => {
  let running: Program | undefined
  return async (configuration) => {
    await running?.kill('SIGKILL')
    const spec = await liveCollector(server, host.name)
    running = await startCollector(host, {
      ...{ spec, server, stage },
      ...(configuration !== undefined && { configuration }),
    })
    return running
  }
}

/** Starts the exporters of a cluster whose tree Flux has applied. */
export const withTelemetry = async (bare: BareCluster, stage: string): Promise<DoctorCluster> => {
  const { cluster, host, server, node } = bare
  await node.settle()
  return {
    ...bare,
    exporters: await startExporters(host, { cluster, server, kubelet: node, stage }),
    restartCollector: collectorRestarts(bare, stage),
  }
}
