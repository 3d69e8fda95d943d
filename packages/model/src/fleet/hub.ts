import { z } from 'zod/mini'
import { exactObject } from '../scalars/checked.ts'
import { field, named } from '../scalars/described.ts'
import { Duration } from '../scalars/durations.ts'
import { CalendarDay } from '../scalars/images.ts'
import { DnsLabel, SecretKey } from '../scalars/names.ts'
import { NodePort } from '../scalars/ports.ts'
import { ByteQuantity, SeriesCount } from '../scalars/quantities.ts'
import { Resources } from './resources.ts'

/** The retention and the volume of one store. */
const Store = {
  retention: field(Duration, 'How long it keeps data.'),
  volume: field(ByteQuantity, 'The size of its claim on the hub’s storage class.', '5Gi'),
  resources: field(Resources, 'Those of its container.'),
}

const ingest = (signal: string, example: number) =>
  field(
    exactObject({
      nodePort: field(
        NodePort,
        'The port on the hub’s node that the spokes push to, over the tailnet.',
        example,
      ),
    }),
    `How ${signal} of the spokes enter.`,
  )

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
    ingest: field(
      exactObject({ logs: ingest('logs', 31_080), metrics: ingest('metrics', 31_090) }),
      'Where the telemetry of the spokes enters.',
    ),
    prometheus: field(
      exactObject({
        ...Store,
        retentionSize: field(
          ByteQuantity,
          'The size at which old blocks are deleted early, at most 85 % of the volume: on a local-path volume nothing else limits the disk.',
          '4Gi',
        ),
        seriesBudget: field(
          SeriesCount,
          'The budget of active series of each cluster that states none. Memory is sized by the sum of all budgets.',
        ),
      }),
      'The store of metrics.',
    ),
    loki: field(
      exactObject({
        ...Store,
        logsPerDay: field(
          z.exactOptional(ByteQuantity),
          'The bytes that the pods of each cluster that states none write to their logs in a day, before compression. By default an amount for each node is assumed.',
        ),
        schemaFrom: field(
          CalendarDay,
          'The day from which schema v13 applies. It must not change after logs are stored under it.',
        ),
        gateway: field(
          exactObject({ resources: field(Resources, 'Those of its container.') }),
          'The proxy in front of Loki, which the spokes push to.',
        ),
      }),
      'The store of logs.',
    ),
    grafana: field(
      exactObject({
        admin: field(
          exactObject({
            secret: field(
              DnsLabel,
              'Its name, in `telemetry.namespace` of the hub.',
              'grafana-admin-credentials',
            ),
            userKey: field(SecretKey, 'The key of the administrator’s name.', 'admin-user'),
            passwordKey: field(SecretKey, 'The key of the administrator’s password.', 'admin-password'),
          }),
          'The Secret with the first administrator’s name and password, which you make.',
        ),
        resources: field(Resources, 'Those of its container.'),
      }),
      'What shows both.',
    ),
  }),
  'HubInput',
  {
    description: 'The cluster that runs Grafana, Loki and Prometheus, and how the others reach it.',
  },
)
export type Hub = z.output<typeof Hub>
