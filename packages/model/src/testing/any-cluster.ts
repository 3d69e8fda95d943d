import fc from 'fast-check'
import type { ClusterInput } from '../fleet/cluster.ts'
import type { WorkloadInput } from '../fleet/workload.ts'
import { anyLogsPerDay, anySeriesBudget } from './any-hub.ts'
import { anyResources } from './any-resources.ts'
import { anyName, anyDescription, anySecretKey, anyServiceName, anyWord, ipv4 } from './any-scalar.ts'
import { anyWorkload } from './any-workload.ts'

/** The most tailnet addresses of a cluster: one for each node. */
export const CLUSTER_ADDRESSES = 4

/** What the clusters of a fleet share, and what must be unique. */
export interface Surroundings {
  /** The number of the first of its `CLUSTER_ADDRESSES` tailnet addresses, unique among clusters. */
  readonly firstTailnetNumber: number
  readonly workloadNamespaces: readonly string[]
  readonly tunnelNamespace: string
}

const TAILNET = 0x64400000
const PRIVATE = 0x0a000000

/** Any valid cluster: one to four nodes, up to three metal nodes, up to four workloads that may refer to each other. */
export const anyCluster = (surroundings: Surroundings): fc.Arbitrary<ClusterInput> =>
  fc
    .record({
      context: anyWord,
      nodes: fc.uniqueArray(anyName, { minLength: 1, maxLength: CLUSTER_ADDRESSES }),
      firstAddress: fc.nat({ max: 2 ** 24 - 8 }),
      metalNodes: fc.option(fc.uniqueArray(anyName, { maxLength: 3 }), { nil: undefined }),
      storageClass: anyName,
      traefik: fc.boolean(),
      seriesBudget: fc.option(anySeriesBudget, { nil: undefined }),
      logsPerDay: fc.option(anyLogsPerDay, { nil: undefined }),
      tunnel: fc.option(anyTunnel(surroundings.tunnelNamespace), { nil: { secrets: {} } }),
      workloads: fc.dictionary(anyServiceName, anyConnectedWorkload(surroundings.workloadNamespaces), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
    })
    .map(
      ({
        context,
        nodes,
        firstAddress,
        metalNodes,
        seriesBudget,
        logsPerDay,
        tunnel,
        workloads,
        ...cluster
      }) => ({
        ...cluster,
        ...(seriesBudget !== undefined && { seriesBudget }),
        ...(logsPerDay !== undefined && { logsPerDay }),
        kubeContext: `${context}-${surroundings.firstTailnetNumber}`,
        nodes: Object.fromEntries(
          nodes.map((name, index) => [
            name,
            {
              address: ipv4(PRIVATE, firstAddress + index),
              tailnetAddress: ipv4(TAILNET, surroundings.firstTailnetNumber + index),
            },
          ]),
        ),
        ...(metalNodes && {
          metalNodes: Object.fromEntries(
            metalNodes.map((name, index) => [
              name,
              `${ipv4(PRIVATE, firstAddress + nodes.length + index)}:9100`,
            ]),
          ),
        }),
        ...tunnel,
        workloads: connected(workloads),
        secrets: { ...secretsOf(workloads), ...tunnel.secrets },
      }),
    )

const anyTunnel = (namespace: string): fc.Arbitrary<Pick<ClusterInput, 'cloudflared' | 'secrets'>> =>
  fc
    .record({ key: anySecretKey, description: anyDescription, resources: anyResources() })
    .map(({ key, description, resources }) => ({
      cloudflared: { namespace, token: { secret: 'tunnel-token', key }, resources },
      secrets: { 'tunnel-token': { namespace, keys: { [key]: description } } },
    }))

/**
 * A workload with its choices: the keys of its namespace's Secret that it reads, and whether it admits only its
 * neighbours.
 */
interface ConnectedWorkload {
  readonly workload: WorkloadInput
  readonly reads: readonly string[]
  readonly admitsNeighbours: boolean
}

const anyConnectedWorkload = (namespaces: readonly string[]): fc.Arbitrary<ConnectedWorkload> =>
  fc.record({
    workload: anyWorkload(fc.constantFrom(...namespaces)),
    reads: fc.uniqueArray(anySecretKey, { maxLength: 2 }),
    admitsNeighbours: fc.boolean(),
  })

const secretOf = (namespace: string): string => `${namespace}-secret`

const connected = (all: Readonly<Record<string, ConnectedWorkload>>): ClusterInput['workloads'] =>
  Object.fromEntries(
    Object.entries(all).map(([name, { workload, reads, admitsNeighbours }]) => {
      const secret = secretOf(workload.namespace)
      const neighbours = Object.keys(all).filter(
        (other) => all[other]?.workload.namespace === workload.namespace,
      )
      const env = Object.fromEntries(reads.map((key, index) => [`SECRET_${index}`, { secret, key }]))
      return [
        name,
        {
          ...workload,
          ...(reads.length > 0 && { env: { ...workload.env, ...env } }),
          ...(admitsNeighbours && { admits: neighbours }),
        },
      ]
    }),
  )

const secretsOf = (all: Readonly<Record<string, ConnectedWorkload>>): ClusterInput['secrets'] => {
  const secrets: ClusterInput['secrets'] = {}
  for (const { workload, reads } of Object.values(all)) {
    const { namespace } = workload
    const keys = Object.fromEntries(reads.map((key) => [key, `the value of ${key}`]))
    const name = secretOf(namespace)
    if (reads.length > 0) secrets[name] = { namespace, keys: { ...secrets[name]?.keys, ...keys } }
  }
  return secrets
}
