import { z } from 'zod/mini'
import { exactObject, wholeNumber } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { Duration } from '../scalars/durations.ts'
import { ByteQuantity } from '../scalars/quantities.ts'
import { MetricsBucket } from './object-storage.ts'
import { Resources } from './resources.ts'
import { ownStorageClass } from './storage-class.ts'

const resources = field(
  z.exactOptional(Resources),
  'Those of its container. By default by the series budgets of all clusters.',
)

const volume = field(
  z.exactOptional(ByteQuantity),
  'The size of its claim. By default by the series budgets of all clusters.',
  '20Gi',
)

const onVolume = { volume, storageClass: ownStorageClass, resources }

/** The hub's own Prometheus has the metrics of all clusters. */
const PrometheusStore = exactObject({
  store: field(z.literal('prometheus'), 'One Prometheus on the hub, with what `hub.prometheus` states.'),
})

/** Thanos Receive takes the metrics, a bucket has them. */
const ThanosStore = exactObject({
  store: field(
    z.literal('thanos'),
    'Thanos: several Receives take what the spokes push, a bucket keeps it, and Grafana asks all of it at once. `hub.prometheus` then is of the Prometheus that scrapes the hub.',
  ),
  objectStorage: field(MetricsBucket, 'The bucket in which it keeps metrics.'),
  retention: withDefault(
    exactObject({
      raw: withDefault(Duration, '720h', 'How long the bucket keeps each sample: at least 40h.'),
      fiveMinutes: withDefault(
        Duration,
        '2160h',
        'How long the bucket keeps a value for five minutes each: at least 240h.',
      ),
      oneHour: withDefault(Duration, '8760h', 'How long the bucket keeps a value for each hour.'),
    }),
    {},
    'How long the bucket keeps metrics, by their resolution.',
  ),
  replicas: field(
    z.exactOptional(wholeNumber(1, 50)),
    'How many Receives there are. With three or more each sample is stored by three. By default three on a hub of three nodes or more, and one on a smaller one; more where these need more than 16 GiB of memory each.',
    3,
  ),
  receive: withDefault(
    exactObject(onVolume),
    {},
    'Receive, which takes samples and has those of the last three days on its volume.',
  ),
  storeGateway: withDefault(exactObject(onVolume), {}, 'Store Gateway, which reads the bucket for queries.'),
  compactor: withDefault(
    exactObject(onVolume),
    {},
    'Compactor, which joins and thins what is in the bucket, and deletes it after its retention.',
  ),
  query: withDefault(exactObject({ resources }), {}, 'Query, which answers Grafana.'),
  ruler: withDefault(exactObject({ resources }), {}, 'Ruler, which evaluates alerts and recording rules.'),
})
export type ThanosStore = z.output<typeof ThanosStore>

export const MetricsStore = named(
  z.discriminatedUnion('store', [PrometheusStore, ThanosStore]),
  'MetricsStoreInput',
  { description: 'What stores the metrics of all clusters.' },
)
export type MetricsStore = z.output<typeof MetricsStore>
export type MetricsStoreInput = z.input<typeof MetricsStore>
