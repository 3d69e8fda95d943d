import { z } from 'zod/mini'
import { NodeAddress, HostPort, TailnetAddress } from '../scalars/addresses.ts'
import { exactObject, wholeNumber } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { CronJobName, DnsLabel, ServiceName, Word } from '../scalars/names.ts'
import { ByteQuantity, SeriesCount } from '../scalars/quantities.ts'
import { BUILT_IN_NAMES } from '../scrape-targets/built-in.ts'
import { CronJob } from './cron-job.ts'
import { Entrance } from './entrance.ts'
import { Resources } from './resources.ts'
import { Scrape } from './scrape.ts'
import { Secret, SecretReference } from './secret.ts'
import { UrlProbe } from './url-probe.ts'
import { SecretsFrom } from './secrets-from.ts'
import { Workload } from './workload.ts'

export const ClusterNode = named(
  exactObject({
    address: field(NodeAddress, 'The INTERNAL-IP that `kubectl get nodes -o wide` prints.'),
    tailnetAddress: field(TailnetAddress, 'What `tailscale ip -4` prints on the machine.'),
  }),
  'ClusterNodeInput',
  {
    description:
      'A machine of a cluster. All are on the tailnet: the collector on each pushes from its own address.',
  },
)
export type ClusterNode = z.output<typeof ClusterNode>

export const Cloudflared = named(
  exactObject({
    namespace: withDefault(DnsLabel, 'cloudflare', 'A namespace of its own.'),
    token: field(SecretReference, 'The Secret that holds the tunnel’s token, and the key in it.', {
      secret: 'cloudflare-tunnel-token',
      key: 'token',
    }),
    resources: withDefault(
      Resources,
      { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } },
      'Those of its container.',
    ),
  }),
  'CloudflaredInput',
  { description: 'The connector of a Cloudflare Tunnel.' },
)
export type Cloudflared = z.output<typeof Cloudflared>

export const Cluster = named(
  exactObject({
    kubeContext: field(
      Word,
      'The context in your kubeconfig, as `kubectl config get-contexts` prints it. The commands that the build prints name it.',
      'k3s-homelab',
    ),
    nodes: field(
      z.record(DnsLabel, ClusterNode),
      'Every node by its name, as `kubectl get nodes` prints it.',
    ),
    storageClass: withDefault(
      DnsLabel,
      'local-path',
      'The storage class of each volume that states none, as `kubectl get storageclass` prints it. k3s brings local-path.',
    ),
    traefik: withDefault(
      z.boolean(),
      true,
      'Whether k3s’ own Traefik runs here, and is scraped. `--disable traefik` of k3s turns it off.',
    ),
    cloudflared: field(
      z.exactOptional(Cloudflared),
      'The connector of a Cloudflare Tunnel. By default the cluster has none.',
    ),
    entrances: field(
      z.exactOptional(z.record(DnsLabel, Entrance)),
      'The ways by which browsers reach its services, by name. By default there is none, and no service has a host.',
      { lan: { kind: 'Ingress', issuer: 'letsencrypt' } },
    ),
    metalNodes: field(
      z.exactOptional(z.record(DnsLabel, HostPort)),
      'Machines near the cluster that are not its nodes and run a node-exporter of their own, by name. By default none is scraped.',
      { 'storage-node': '192.168.1.4:9100' },
    ),
    scrapes: field(
      z.exactOptional(z.record(DnsLabel, Scrape)),
      'Programs of yours that are scraped, by the label `job` of their series. By default none is.',
      { nas: { targets: ['nas.lan:9100'] } },
    ),
    builtInScrapes: field(
      z.exactOptional(z.array(z.enum(BUILT_IN_NAMES)).check(z.minLength(1))),
      'Programs of the cluster that are scraped by one word each, which is also the label `job` of their series. By default none is: what every cluster has, such as Flux, the kubelets and the Traefik of k3s, is scraped anyway.',
      ['cert-manager', 'longhorn'],
    ),
    probes: field(
      z.exactOptional(z.record(DnsLabel, UrlProbe)),
      'URLs that are asked from inside the cluster, by names of yours. By default those of its hosts alone. One with the same host takes the place of the host’s own.',
      { website: 'https://example.org/' },
    ),
    scrapers: field(
      z.exactOptional(wholeNumber(1, 16)),
      'How many collectors share the scrapes of what a spoke has once, where the memory of one does not hold the samples of `telemetry.longestOutage`. Its kube-state-metrics is as many shards. By default it is one.',
      2,
    ),
    seriesBudget: field(
      z.exactOptional(SeriesCount),
      'The active series that it may have in the hub’s Prometheus. By default `hub.prometheus.seriesBudget`.',
    ),
    logsPerDay: field(
      z.exactOptional(ByteQuantity),
      'The bytes that its pods write to their logs in a day. By default `hub.loki.logsPerDay`.',
    ),
    workloads: field(
      z.prefault(z.record(ServiceName, Workload), {}),
      'Services of yours that the generator deploys, by the name of each and of its Service. By default there is none.',
    ),
    cronJobs: field(
      z.exactOptional(z.record(CronJobName, CronJob)),
      'Programs of yours that run by the clock, by the name of each. By default there is none.',
    ),
    secrets: field(
      z.prefault(z.record(DnsLabel, Secret), {}),
      'Every Secret that the workloads, the CronJobs and cloudflared read, by its name. By default there is none.',
    ),
    secretsFrom: field(
      z.exactOptional(SecretsFrom),
      'How its Secrets get into it. By default you make each by kubectl.',
      { type: 'external-secrets', store: { name: 'vault' } },
    ),
  }),
  'ClusterInput',
  { description: 'One k3s cluster: its nodes, its infrastructure and its workloads.' },
)
export type Cluster = z.output<typeof Cluster>
export type ClusterInput = z.input<typeof Cluster>
