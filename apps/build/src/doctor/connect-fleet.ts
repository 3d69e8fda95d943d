import { NotAsked, type LiveCluster, type LiveFleet, type StoreApi, type TreeObject } from '@fleet/doctor'
import {
  clusterNames,
  clusterOf,
  gateway,
  isHub,
  metricsQuery,
  prometheusServer,
  usesThanos,
  type ClusterName,
  type Duration,
  type Fleet,
  type ServicePort,
} from '@fleet/model'
import { once, type RenderedTree } from '@fleet/validation'
import { clusterClient } from './cluster-client.ts'
import { inTurn } from './in-turn.ts'
import { personsKubeConfig, type KubeConfig } from './kubeconfig.ts'
import { repositoryAt } from './repository.ts'
import { addressedStore, LOGSQL, proxiedStore, type QueryPath } from './store-client.ts'

/** At once in all; and of one cluster, which may be a small machine. */
const MOST_REQUESTS = 48
const MOST_OF_CLUSTER = 8

export interface Connection {
  readonly fleet: Fleet
  readonly trees: readonly RenderedTree[]
  /** The folder of the trees. */
  readonly folder: string
  /** Those that are asked about; none means all. */
  readonly clusters: readonly string[]
  readonly prometheus?: string
  readonly thanos?: string
  readonly loki?: string
  readonly since: Duration
  /** Ends what is still asked. */
  readonly signal: AbortSignal
}

/** What can be asked of the running fleet. Nothing is asked yet. */
export const connectFleet = (connection: Connection): LiveFleet => {
  const { fleet, trees, folder, clusters: wanted, since, signal } = connection
  const overall = inTurn(MOST_REQUESTS)
  const kubeConfig = once(readKubeConfig)
  const connected = (name: ClusterName): LiveCluster => {
    const facts = clusterOf(fleet, name)
    const own = inTurn(MOST_OF_CLUSTER)
    return {
      name,
      isHub: isHub(fleet, name),
      facts,
      tree: trees.find(({ cluster }) => cluster === name)?.files.flatMap(objectsOf) ?? [],
      api: clusterClient({
        kubeConfig,
        context: facts.kubeContext,
        turn: (work) => own(() => overall(work)),
        signal,
      }),
    }
  }
  const hub = connected(fleet.hub.cluster)
  const names = clusterNames(fleet).filter((name) => wanted.length === 0 || wanted.includes(name))
  return {
    fleet,
    hub,
    clusters: names.map((name) => (name === hub.name ? hub : connected(name))),
    ...storesOf(connection, hub),
    repository: repositoryAt(folder, fleet.gitops.branch, signal),
    since,
    now: Date.now(),
  }
}

/** @throws NotAsked where the kubeconfig of the person cannot be read */
const readKubeConfig = (): KubeConfig => {
  try {
    return personsKubeConfig()
  } catch (error) {
    throw new NotAsked(
      'context',
      `the kubeconfig cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      'correct it, or name another one in KUBECONFIG',
    )
  }
}

const storesOf = (
  { fleet, prometheus, thanos, loki, signal }: Connection,
  hub: LiveCluster,
): Pick<LiveFleet, 'prometheus' | 'hubPrometheus' | 'loki'> => {
  const store = (service: ServicePort, address: string | undefined, path: QueryPath): StoreApi =>
    address === undefined ? proxiedStore(hub.api, service, path) : addressedStore(address, path, signal)
  const hubPrometheus = store(prometheusServer(fleet).service, prometheus, '/api/v1/query')
  return {
    prometheus: usesThanos(fleet) ? store(metricsQuery(fleet), thanos, '/api/v1/query') : hubPrometheus,
    hubPrometheus,
    loki: store(
      gateway(fleet).service,
      loki,
      fleet.hub.logs.store === 'loki' ? '/loki/api/v1/query' : LOGSQL,
    ),
  }
}

/** The objects of a file of a tree; kustomize's own lists are none. */
const objectsOf = ({ path, objects }: RenderedTree['files'][number]): readonly TreeObject[] =>
  (objects as readonly TreeObject[])
    .filter(({ kind, metadata }) => kind !== undefined && metadata?.name !== undefined)
    .map((object) => ({ ...object, file: path }))
