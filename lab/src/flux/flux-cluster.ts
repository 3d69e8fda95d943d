import type { Host } from '../hosts/host.ts'
import { until } from '../hosts/until.ts'
import { installDefinitions, startApiServer, type ApiServer } from '../kubernetes/api-server.ts'
import { startNode } from '../kubernetes/node.ts'
import type { LabCluster } from '../trees/clusters.ts'
import type { KubernetesObject } from '../trees/committed.ts'
import { isBroughtByChart, serveCharts } from './chart-registry.ts'
import { startFlux, type FluxControllers } from './controllers.ts'

/** A Kustomization with its last status. */
export interface AppliedKustomization {
  readonly metadata: { readonly name: string; readonly generation: number }
  readonly spec: { readonly dependsOn?: readonly { readonly name: string }[] }
  readonly status?: {
    readonly observedGeneration?: number
    readonly lastAppliedRevision?: string
    readonly conditions?: readonly {
      readonly type: string
      readonly status: string
      readonly message: string
    }[]
    readonly inventory?: { readonly entries: readonly { readonly id: string }[] }
  }
}

/** A cluster of the lab that Flux reconciles with the repository. */
export interface FluxCluster {
  readonly name: string
  readonly server: ApiServer
  readonly controllers: FluxControllers
  readonly kustomizations: () => Promise<readonly AppliedKustomization[]>
  /** Makes Flux fetch the repository at once. */
  readonly fetch: () => Promise<void>
  /**
   * Makes Flux fetch the repository at once, and waits until all of it is Ready at a revision.
   * @throws with what is not
   */
  readonly reconcile: (revision: string, seconds: number) => Promise<void>
  readonly stop: () => Promise<void>
}

export interface FluxClusterStart {
  readonly stage: string
  readonly node: LabCluster['node']
  /** A folder of real charts' archives. */
  readonly archives: string | undefined
}

const inFluxSystem = (group: string, plural: string): string =>
  `/apis/${group}.toolkit.fluxcd.io/v1/namespaces/flux-system/${plural}`

const isAt = (revision: string, { metadata, status }: AppliedKustomization): boolean =>
  status?.observedGeneration === metadata.generation &&
  status.lastAppliedRevision === revision &&
  (status.conditions ?? []).some(({ type, status: is }) => type === 'Ready' && is === 'True')

const describe = ({ metadata, status }: AppliedKustomization): string =>
  `${metadata.name} at ${status?.lastAppliedRevision}: ${(status?.conditions ?? [])
    .map(({ type, status: is, message }) => `${type}=${is} ${message}`)
    .join('; ')}`

/** What Flux does in a cluster. */
export type FluxState = Pick<FluxCluster, 'fetch' | 'kustomizations' | 'reconcile'>

export const fluxStateOf = ({ api }: ApiServer): FluxState => {
  const kustomizations: FluxCluster['kustomizations'] = async () => {
    const list = await api.get(inFluxSystem('kustomize', 'kustomizations'))
    return (list as { readonly items: readonly AppliedKustomization[] }).items
  }
  const fetch: FluxCluster['fetch'] = async () => {
    await api.request(
      'PATCH',
      `${inFluxSystem('source', 'gitrepositories')}/flux-system`,
      { metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': new Date().toISOString() } } },
      'application/merge-patch+json',
    )
  }
  return {
    kustomizations,
    fetch,
    reconcile: async (revision, seconds) => {
      await fetch()
      let seen: readonly AppliedKustomization[] = []
      const isReady = async (): Promise<boolean> => {
        seen = await kustomizations()
        // The first one makes the others.
        return seen.length > 1 && seen.every((one) => isAt(revision, one))
      }
      await until(`every Kustomization is ready at ${revision}`, isReady, {
        seconds,
        explain: () => seen.map(describe).join('\n'),
      })
    },
  }
}

/** The definitions that the lab applies before Flux: all but those of charts. */
const startApi = async (host: Host, stage: string): Promise<ApiServer> => {
  const server = await startApiServer(host, stage)
  await installDefinitions(server.api, (definition: KubernetesObject) => !isBroughtByChart(definition))
  return server
}

/** Starts a cluster with its node and Flux' controllers, without a source. */
export const startFluxCluster = async (host: Host, start: FluxClusterStart): Promise<FluxCluster> => {
  const { stage, archives } = start
  const server = await startApi(host, stage)
  const node = await startNode(host, server, start.node)
  const trust = await serveCharts(host, server, stage, archives)
  return {
    name: host.name,
    server,
    controllers: startFlux(host, server, stage, trust),
    ...fluxStateOf(server),
    stop: node.stop,
  }
}
