import fc from 'fast-check'
import { K3S_NAMESPACE } from '../contracts/services.ts'
import type { ClusterInput } from '../fleet/cluster.ts'
import type { FleetInput } from '../fleet/fleet.ts'
import { anyCluster, CLUSTER_ADDRESSES } from './any-cluster.ts'
import { anyHub, type HubContext } from './any-hub.ts'
import { anyDuration, anyName, anyWord } from './any-scalar.ts'
import { anyTelemetry } from './any-telemetry.ts'
import { anyValues } from './any-values.ts'
import { anyVersions, withJaeger, withThanos, withVictoriaLogs } from './any-versions.ts'

const MOST_CLUSTERS = 6
const TAILNET_SIZE = 2 ** 22

/** Any valid fleet: one to six clusters, any of them the hub, and in every field any kind of value that the rules allow. */
export const anyFleet = (): fc.Arbitrary<FleetInput> =>
  fc.tuple(anyNamespaces(), anyOutageAndRetention()).chain(([namespaces, { longestOutage, retention }]) =>
    fc
      .record({
        clusters: anyClusters(namespaces),
        hubNumber: fc.nat(),
        hub: anyHub(retention),
        telemetry: anyTelemetry(namespaces.telemetry, longestOutage),
        versions: anyVersions(),
        gitops: anyGitOps(namespaces.flux),
        optional: fc.record({ values: anyValues() }, { requiredKeys: [] }),
      })
      .map(({ clusters, hubNumber, hub: hubOf, versions, optional, ...rest }) => {
        const hub = hubOf({
          ...hubContext(clusters, hubNumber),
          copiesGrafana: versions.images.python !== undefined,
        })
        const traced = hub.traces ? withJaeger(versions) : versions
        const logged = hub.logs ? withVictoriaLogs(traced) : traced
        return {
          ...rest,
          ...optional,
          versions: hub.metrics ? withThanos(logged) : logged,
          clusters: Object.fromEntries(
            clusters.map(([name, cluster]) => [
              name,
              withImages(name === hub.cluster ? withoutScrapers(cluster) : cluster, versions),
            ]),
          ),
          hub,
        }
      }),
  )

interface Namespaces {
  readonly telemetry: string
  readonly flux: string
  readonly tunnel: string
  readonly workloads: readonly string[]
}

const anyNamespaces = (): fc.Arbitrary<Namespaces> =>
  fc
    .tuple(anyName, anyName, anyName, anyName, anyName)
    .filter((names) => new Set([...names, K3S_NAMESPACE]).size === names.length + 1)
    .map(([telemetry, flux, tunnel, ...workloads]) => ({ telemetry, flux, tunnel, workloads }))

/** In seconds: late samples are kept for twice the longest outage. */
const anyOutageAndRetention = () =>
  fc
    .record({
      longestOutage: fc.integer({ min: 60, max: 6 * 3600 }),
      beyond: fc.nat({ max: 90 * 24 * 3600 }),
    })
    .map(({ longestOutage, beyond }) => ({ longestOutage, retention: 2 * longestOutage + beyond }))

const anyClusters = (namespaces: Namespaces): fc.Arbitrary<(readonly [string, ClusterInput])[]> =>
  fc
    .record({
      names: fc.uniqueArray(anyName, { minLength: 1, maxLength: MOST_CLUSTERS }),
      firstTailnetNumber: fc.nat({ max: TAILNET_SIZE - MOST_CLUSTERS * CLUSTER_ADDRESSES - 1 }),
    })
    .chain(({ names, firstTailnetNumber }) =>
      fc.tuple(
        ...names.map((name, index) =>
          anyCluster({
            firstTailnetNumber: firstTailnetNumber + index * CLUSTER_ADDRESSES,
            workloadNamespaces: namespaces.workloads,
            tunnelNamespace: namespaces.tunnel,
          }).map((cluster) => [name, cluster] as const),
        ),
      ),
    )

const hubContext = (
  clusters: readonly (readonly [string, ClusterInput])[],
  number: number,
): Omit<HubContext, 'copiesGrafana'> => {
  const [name, cluster] = clusters[number % clusters.length] ?? ['', undefined]
  return {
    cluster: name,
    nodes: Object.keys(cluster?.nodes ?? {}),
    entrances: Object.keys(cluster?.entrances ?? {}),
    seriesBudgets: clusters.map(([, { seriesBudget }]) => seriesBudget),
    nodeCount: clusters.reduce((sum, [, { nodes }]) => sum + Object.keys(nodes).length, 0),
    clusters: clusters.map(([other]) => other),
  }
}

const anyGitOps = (namespace: string): fc.Arbitrary<FleetInput['gitops']> =>
  fc.record(
    {
      source: fc.record({ name: anyName, namespace: fc.constant(namespace) }),
      branch: anyWord,
      path: anyFolder,
      interval: anyDuration(60, 3600),
      retryInterval: anyDuration(10, 600),
      timeout: anyDuration(60, 1800),
    },
    { requiredKeys: ['source'] },
  )

const anyFolder = fc.array(anyName, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'))

/** A hub has none. */
const withoutScrapers = (cluster: ClusterInput): ClusterInput => {
  const { scrapers: _, ...rest } = cluster
  return rest
}

/** A cluster without what the fleet has no image for. */
const withImages = (cluster: ClusterInput, { images }: FleetInput['versions']): ClusterInput => {
  const { probes, ...rest } = cluster
  return {
    ...rest,
    ...(images.blackboxExporter && probes && { probes }),
    ...(!images.postgresExporter && { workloads: withoutExporters(cluster.workloads) }),
  }
}

const withoutExporters = (workloads: ClusterInput['workloads'] = {}): typeof workloads =>
  Object.fromEntries(
    Object.entries(workloads).map(([name, workload]) => {
      const { exporter: _, ...rest } = workload
      return [name, rest]
    }),
  )
