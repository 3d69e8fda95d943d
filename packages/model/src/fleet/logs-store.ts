import { z } from 'zod/mini'
import { exactObject, wholeNumber } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { Duration } from '../scalars/durations.ts'
import { ByteQuantity } from '../scalars/quantities.ts'
import { gateway, logsPerDay } from './log-settings.ts'
import { Resources } from './resources.ts'
import { ownStorageClass } from './storage-class.ts'

const LokiStore = exactObject({
  store: field(z.literal('loki'), 'Loki. Its settings are in `hub.loki`.'),
  mode: withDefault(
    z.enum(['monolithic', 'distributed']),
    'monolithic',
    'Whether one process does everything, or each of its parts has pods of its own, with the logs in a bucket.',
  ),
})

/** Each node of a cluster is asked for every query, so more than this many are better served by larger ones. */
const MOST_STORAGE_NODES = 32

/** Each line is in both, so that one may be lost whole. */
const MOST_COPIES = 2

const relay = field(
  z.exactOptional(
    exactObject({
      queue: field(
        z.exactOptional(ByteQuantity),
        'The lines that wait for one copy while it is away. The claim of a relay has room for both. By default what all clusters write in `telemetry.longestOutage`.',
        '4Gi',
      ),
      storageClass: ownStorageClass,
      resources: field(
        z.exactOptional(Resources),
        'Those of its container. By default by what all clusters write.',
      ),
    }),
  ),
  'The collector before two copies, which has each line on its disk until the copies have it. By default each of its fields has its own default.',
)

const VictoriaLogsStore = exactObject({
  store: field(z.literal('victoria-logs'), 'VictoriaLogs. `hub.loki` has no effect beside it.'),
  mode: withDefault(
    z.enum(['single', 'cluster']),
    'single',
    'Whether one process does everything, or storage nodes share the lines, with pods beside them that answer queries. A line is on one storage node: nodes add room, no copies.',
  ),
  retention: withDefault(Duration, '168h', 'How long it keeps lines, at least a day.'),
  volume: field(
    z.exactOptional(ByteQuantity),
    'The size of its claim; of a cluster, that of each storage node. By default by the logs of all clusters, at least 5Gi; 5Gi beside a retentionSize.',
    '50Gi',
  ),
  retentionSize: field(
    z.exactOptional(ByteQuantity),
    'The size at which the oldest days are deleted early, at most 90 % of the volume. It never deletes the last two days. By default 80 % of the volume.',
    '4Gi',
  ),
  storageClass: ownStorageClass,
  resources: field(
    z.exactOptional(Resources),
    'Those of its container; of a cluster, those of each pod that stores lines or answers queries. By default by the logs of all clusters, at least 1Gi of memory.',
  ),
  replicas: field(
    z.exactOptional(wholeNumber(2, MOST_STORAGE_NODES)),
    'The number of storage nodes, of a cluster. It is never lowered: what a removed node has stored is no longer found. By default one for each node of the hub, at least two. Each copy has as many.',
    3,
  ),
  copies: withDefault(
    wholeNumber(1, MOST_COPIES),
    1,
    'How many VictoriaLogs store each line, each with all that `mode` makes. A relay before two of them keeps lines on its disk until both have them.',
  ),
  relay,
  logsPerDay,
  gateway: gateway('The proxy in front of the stores, which the spokes push to.'),
})
export type VictoriaLogsStore = z.output<typeof VictoriaLogsStore>

export const LogsStore = named(
  z.discriminatedUnion('store', [LokiStore, VictoriaLogsStore]),
  'LogsStoreInput',
  {
    description:
      'Which program stores the logs of all clusters. Stored lines do not move from one to another.',
  },
)
export type LogsStore = z.output<typeof LogsStore>
