import { z } from 'zod/mini'
import { NodeAddress, HostPort, TailnetAddress } from '../scalars/addresses.ts'
import { exactObject } from '../scalars/checked.ts'
import { DnsLabel, ServiceName, Word } from '../scalars/names.ts'
import { ByteQuantity, SeriesCount } from '../scalars/quantities.ts'
import { Resources } from './resources.ts'
import { Secret, SecretReference } from './secret.ts'
import { Workload } from './workload.ts'

/** A machine of a cluster. All are on the tailnet: the collector on each pushes from its own address. */
export const ClusterNode = exactObject({ address: NodeAddress, tailnetAddress: TailnetAddress })
export type ClusterNode = z.output<typeof ClusterNode>

/** A Cloudflare Tunnel's connector, and the Secret that holds the tunnel's token. */
export const Cloudflared = exactObject({ namespace: DnsLabel, token: SecretReference, resources: Resources })
export type Cloudflared = z.output<typeof Cloudflared>

/** Machines near a cluster that are not its nodes and run a node-exporter of their own, by name. */
const MetalNodes = z.record(DnsLabel, HostPort)

/** One k3s cluster: its nodes, its infrastructure and its workloads. */
export const Cluster = exactObject({
  /** The context in the user's kubeconfig, named in the commands that the build prints. */
  kubeContext: Word,
  nodes: z.record(DnsLabel, ClusterNode),
  storageClass: DnsLabel,
  /** Whether k3s' own Traefik runs here (`--disable traefik` turns it off). */
  traefik: z.boolean(),
  cloudflared: z.exactOptional(Cloudflared),
  metalNodes: z.exactOptional(MetalNodes),
  /** The active series that it may have in the hub's Prometheus, where it is not `hub.prometheus.seriesBudget`. */
  seriesBudget: z.exactOptional(SeriesCount),
  /** The bytes that its pods write to their logs in a day, where it is not `hub.loki.logsPerDay`. */
  logsPerDay: z.exactOptional(ByteQuantity),
  workloads: z.record(ServiceName, Workload),
  secrets: z.record(DnsLabel, Secret),
})
export type Cluster = z.output<typeof Cluster>
export type ClusterInput = z.input<typeof Cluster>
