import { z } from 'zod/mini'
import { exactObject } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { Duration } from '../scalars/durations.ts'
import { CalendarDay } from '../scalars/images.ts'
import { DnsLabel, FilePath } from '../scalars/names.ts'
import { NodePort } from '../scalars/ports.ts'
import { ByteQuantity, SeriesCount } from '../scalars/quantities.ts'
import { Alerting } from './alerting.ts'
import { Grafana } from './grafana.ts'
import { gateway, logsPerDay } from './log-settings.ts'
import { LogsStore } from './logs-store.ts'
import { MetricsStore } from './metrics-store.ts'
import { ObjectStorage } from './object-storage.ts'
import { PushCredentials } from './push-credentials.ts'
import { Resources } from './resources.ts'
import { ownStorageClass } from './storage-class.ts'
import { Tenants } from './tenants.ts'
import { Traces } from './traces.ts'

/** The retention and the volume of one store. */
const Store = {
  retention: withDefault(Duration, '168h', 'How long it keeps data.'),
  volume: withDefault(ByteQuantity, '5Gi', 'The size of its claim.'),
  storageClass: ownStorageClass,
}

const containerResources = (value: z.input<typeof Resources>) =>
  withDefault(Resources, value, 'Those of its container.')

const ingest = (signal: string, nodePort: number) =>
  withDefault(
    exactObject({
      nodePort: withDefault(
        NodePort,
        nodePort,
        'The port on the hub’s node that the spokes push to, over the tailnet.',
      ),
    }),
    {},
    `How ${signal} of the spokes enter.`,
  )

const Loki = withDefault(
  exactObject({
    ...Store,
    resources: containerResources({
      requests: { cpu: '100m', memory: '128Mi' },
      limits: { cpu: '500m', memory: '512Mi' },
    }),
    logsPerDay,
    schemaFrom: withDefault(
      CalendarDay,
      '2025-01-01',
      'The day from which schema v13 applies. It must not change after logs are stored under it.',
    ),
    objectStorage: field(
      z.exactOptional(ObjectStorage),
      'The bucket in which it stores logs. By default they are on its volume.',
    ),
    gateway: gateway('The proxy in front of Loki, which the spokes push to.'),
  }),
  {},
  'The store of logs, where that is Loki.',
)

/** What applies where an inventory states nothing of Loki. */
export const defaultLoki = () => z.parse(Loki.schema, undefined)

export const Hub = named(
  exactObject({
    cluster: field(
      DnsLabel,
      'The name of the hub, one of `clusters`. Stored logs and metrics do not move with it.',
      'homelab',
    ),
    node: field(
      z.exactOptional(DnsLabel),
      'The node whose tailnet address the spokes push to. By default it is the only node of the hub; a hub of several names one.',
      'node-1',
    ),
    secondNode: field(
      z.exactOptional(DnsLabel),
      'A second node of the hub, to whose tailnet address the spokes push where the first does not answer: while it is upgraded, their queues stay empty. The stores run on several nodes then. By default there is none.',
      'node-2',
    ),
    ingest: withDefault(
      exactObject({
        logs: ingest('logs', 31_080),
        metrics: ingest('metrics', 31_090),
        traces: ingest('traces', 31_100),
        credentials: PushCredentials,
      }),
      {},
      'Where the telemetry of the spokes enters.',
    ),
    tenants: Tenants,
    metrics: withDefault(
      MetricsStore,
      { store: 'prometheus' },
      'Which store keeps the metrics of all clusters.',
    ),
    prometheus: withDefault(
      exactObject({
        ...Store,
        resources: containerResources({
          requests: { cpu: '200m', memory: '512Mi' },
          limits: { cpu: '1', memory: '1Gi' },
        }),
        retentionSize: withDefault(
          ByteQuantity,
          '4Gi',
          'The size at which old blocks are deleted early, at most 85 % of the volume: on a local-path volume nothing else limits the disk.',
        ),
        seriesBudget: withDefault(
          SeriesCount,
          10_000,
          'The budget of active series of each cluster that states none. Memory is sized by the sum of all budgets.',
        ),
        rules: field(
          z.exactOptional(z.array(FilePath).check(z.minLength(1))),
          'Alerts and recording rules of your own: files beside the inventory, each with the `groups` of Prometheus or as a PrometheusRule. Where it is safe, their aggregations keep the label `cluster`. By default there are only those of the generator and the chart.',
          ['./rules/disks.yaml'],
        ),
      }),
      {},
      'The store of metrics.',
    ),
    logs: withDefault(LogsStore, { store: 'loki' }, 'Which program stores logs.'),
    loki: Loki,
    traces: field(
      z.exactOptional(Traces),
      'The store of traces, and with it receivers of OTLP in each cluster. By default there is neither.',
      {},
    ),
    grafana: withDefault(Grafana, {}, 'What shows both.'),
    alerting: field(
      z.exactOptional(Alerting),
      'How alerts reach people. By default there is no Alertmanager, and Grafana alone shows alerts.',
    ),
  }),
  'HubInput',
  {
    description: 'The cluster that runs Grafana, Loki and Prometheus, and how the others reach it.',
  },
)
export type Hub = z.output<typeof Hub>
export type HubInput = z.input<typeof Hub>
