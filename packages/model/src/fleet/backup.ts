import { z } from 'zod/mini'
import { FileServer } from '../scalars/addresses.ts'
import { exactObject, wholeNumber } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { AbsolutePath } from '../scalars/names.ts'
import { ByteQuantity } from '../scalars/quantities.ts'
import { Schedule } from '../scalars/schedule.ts'
import { TimeZone } from '../scalars/time-zones.ts'
import { ownStorageClass } from './storage-class.ts'

const Destination = z.discriminatedUnion('type', [
  exactObject({
    type: field(z.literal('nfs'), 'A folder that another machine exports.'),
    server: field(FileServer, 'The machine. Every node has to reach it.'),
    path: field(
      AbsolutePath,
      'The path that it exports. Backups share it: each has the folder CLUSTER/NAMESPACE/NAME in it.',
      '/export/backups',
    ),
  }),
  exactObject({
    type: field(z.literal('volume'), 'A claim of its own in the cluster.'),
    size: field(ByteQuantity, 'The size of the claim, for all copies and one more.', '5Gi'),
    storageClass: ownStorageClass,
  }),
])

export const Backup = named(
  exactObject({
    to: field(Destination, 'Where the copies are.'),
    schedule: withDefault(Schedule, '15 3 * * *', 'When a copy is made.'),
    timeZone: withDefault(TimeZone, 'Etc/UTC', 'The time zone of the schedule.', 'Europe/Berlin'),
    keep: withDefault(
      wholeNumber(1, 1000),
      7,
      'How many copies are kept. The oldest is deleted once a new one is whole.',
    ),
  }),
  'BackupInput',
  { description: 'Copies of a database, made by the clock.' },
)
export type Backup = z.output<typeof Backup>
export type BackupInput = z.input<typeof Backup>
