import fc from 'fast-check'
import type { ClusterInput } from '../fleet/cluster.ts'
import { servedPorts } from '../fleet/ports.ts'
import type { Workload, WorkloadInput } from '../fleet/workload.ts'
import { anyEntrances, anyHostChoice, hostAt, type HostChoice } from './any-entrance.ts'
import { anySeriesBudget } from './any-hub.ts'
import { anyLogsPerDay } from './any-logs-store.ts'
import { anyResources } from './any-resources.ts'
import { anyName, anyDescription, anySecretKey, anyServiceName, anyWord, ipv4 } from './any-scalar.ts'
import { anyScrape } from './any-scrape.ts'
import { anyBuiltInScrapes, anyUrlProbe, ofEachUrlOnce } from './any-url-probe.ts'
import { anySecretsFrom } from './any-secrets-from.ts'
import { anyConnectedCronJob, anyConnectedWorkload, connected, secretsOf } from './connected.ts'

/** The most tailnet addresses of a cluster: one for each node. */
export const CLUSTER_ADDRESSES = 4

/** What the clusters of a fleet share, and what must be unique. */
export interface Surroundings {
  /** The number of the first of its `CLUSTER_ADDRESSES` tailnet addresses, unique among clusters. */
  readonly firstTailnetNumber: number
  readonly workloadNamespaces: readonly string[]
  readonly tunnelNamespace: string
}

type Workloads = NonNullable<ClusterInput['workloads']>

const TAILNET = 0x64400000
const PRIVATE = 0x0a000000

/** Any valid cluster: one to four nodes, up to three metal nodes, up to four workloads that may refer to each other. */
export const anyCluster = (surroundings: Surroundings): fc.Arbitrary<ClusterInput> =>
  anyParts(surroundings).map(
    ({
      context,
      nodes,
      firstAddress,
      metalNodes,
      stated,
      load,
      entrances: entrancesFor,
      secretsFrom,
      tunnel,
      scrapes,
      builtInScrapes,
      probes,
      workloads,
      hosts,
      cronJobs,
    }) => {
      const { traefik = true } = stated
      const entrances = entrancesFor?.({ traefik, tunnel: 'cloudflared' in tunnel })
      const pods = connected({ workloads, cronJobs, nodes })
      return {
        ...stated,
        ...load,
        kubeContext: `${context}-${surroundings.firstTailnetNumber}`,
        nodes: nodesFrom(nodes, firstAddress, surroundings.firstTailnetNumber),
        ...(metalNodes && { metalNodes: metalNodesFrom(metalNodes, firstAddress + nodes.length) }),
        ...(scrapes && { scrapes: { ...scrapes, ...scrapesOf(pods.workloads ?? {}) } }),
        ...(builtInScrapes && { builtInScrapes }),
        ...(probes && { probes }),
        ...tunnel,
        ...(secretsFrom && { secretsFrom }),
        ...(entrances && { entrances }),
        ...pods,
        workloads: withHosts(
          pods.workloads ?? {},
          hosts,
          Object.keys(entrances ?? {}),
          surroundings.firstTailnetNumber,
        ),
        secrets: {
          ...secretsOf([...Object.values(workloads), ...Object.values(cronJobs ?? {})]),
          ...tunnel.secrets,
        },
      }
    },
  )

/** The choices of a cluster, each by itself. */
const anyParts = (surroundings: Surroundings) =>
  fc.record({
    context: anyWord,
    nodes: fc.uniqueArray(anyName, { minLength: 1, maxLength: CLUSTER_ADDRESSES }),
    firstAddress: fc.nat({ max: 2 ** 24 - 8 }),
    metalNodes: fc.option(fc.uniqueArray(anyName, { maxLength: 3 }), { nil: undefined }),
    stated: fc.record({ storageClass: anyName, traefik: fc.boolean() }, { requiredKeys: [] }),
    load: fc.record(
      {
        scrapers: fc.integer({ min: 1, max: 3 }),
        seriesBudget: anySeriesBudget,
        logsPerDay: anyLogsPerDay,
      },
      { requiredKeys: [] },
    ),
    entrances: fc.option(anyEntrances(), { nil: undefined }),
    scrapes: fc.option(
      fc.dictionary(
        anyName.map((name) => `own-${name}`),
        anyScrape(ELSEWHERE),
        { maxKeys: 3, noNullPrototype: true },
      ),
      { nil: undefined },
    ),
    builtInScrapes: fc.option(anyBuiltInScrapes, { nil: undefined }),
    probes: fc.option(
      fc.dictionary(anyName, anyUrlProbe, { maxKeys: 3, noNullPrototype: true }).map(ofEachUrlOnce),
      { nil: undefined },
    ),
    secretsFrom: fc.option(anySecretsFrom, { nil: undefined }),
    hosts: fc.array(fc.option(anyHostChoice, { nil: undefined }), { minLength: 4, maxLength: 4 }),
    tunnel: fc.option(anyTunnel(surroundings.tunnelNamespace), { nil: { secrets: {} } }),
    workloads: fc.dictionary(anyServiceName, anyConnectedWorkload(surroundings.workloadNamespaces), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
    cronJobs: fc.option(
      fc.dictionary(anyCronJobName, anyConnectedCronJob(surroundings.workloadNamespaces), {
        maxKeys: 2,
        noNullPrototype: true,
      }),
      { nil: undefined },
    ),
  })

/** No workload has such a name. */
const anyCronJobName = anyName.map((name) => `job-${name}`)

const nodesFrom = (names: readonly string[], first: number, firstTailnet: number): ClusterInput['nodes'] =>
  Object.fromEntries(
    names.map((name, index) => [
      name,
      { address: ipv4(PRIVATE, first + index), tailnetAddress: ipv4(TAILNET, firstTailnet + index) },
    ]),
  )

const metalNodesFrom = (names: readonly string[], first: number): Record<string, string> =>
  Object.fromEntries(names.map((name, index) => [name, `${ipv4(PRIVATE, first + index)}:9100`]))

/** A namespace that no tree makes. */
const ELSEWHERE = 'elsewhere'

/** A scrape of the first workload that has a Service. */
const scrapesOf = (workloads: Workloads): ClusterInput['scrapes'] & {} =>
  Object.fromEntries(
    Object.entries(workloads)
      .flatMap(([name, { namespace, ports }]) =>
        tcpPorts(ports)
          .slice(0, 1)
          .map(
            ({ service: port }) =>
              [`workload-${name}`.slice(0, 63), { service: { name, namespace, port } }] as const,
          ),
      )
      .slice(0, 1),
  )

const tcpPorts = (ports: WorkloadInput['ports']) =>
  servedPorts(ports as Workload['ports']).filter(({ protocol }) => protocol === 'TCP')

const anyTunnel = (namespace: string): fc.Arbitrary<Pick<ClusterInput, 'cloudflared' | 'secrets'>> =>
  fc
    .record({ key: anySecretKey, description: anyDescription, resources: anyResources() })
    .map(({ key, description, resources }) => ({
      cloudflared: { namespace, token: { secret: 'tunnel-token', key }, resources },
      secrets: { 'tunnel-token': { namespace, keys: { [key]: description } } },
    }))

/** A workload with ports may have a host, which no other cluster has. */
const withHosts = (
  workloads: Workloads,
  choices: readonly (HostChoice | undefined)[],
  entrances: readonly string[],
  cluster: number,
): Workloads =>
  Object.fromEntries(
    Object.entries(workloads).map(([name, workload], index) => {
      const choice = choices[index]
      const ports = tcpPorts(workload.ports).map((one) => one.name as string)
      const port = ports[(choice?.number ?? 0) % ports.length]
      const host = choice && hostAt(`${name}.cluster-${cluster}.example`, entrances, choice)
      if (!host || port === undefined) return [name, workload]
      const isOnly = Object.keys(workload.ports).length === 1 && choice.isShort
      return [
        name,
        { ...workload, host: isOnly ? (host.entrance === undefined ? host.name : host) : { ...host, port } },
      ]
    }),
  )
