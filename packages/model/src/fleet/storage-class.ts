import { z } from 'zod/mini'
import { field } from '../scalars/described.ts'
import { DnsLabel } from '../scalars/names.ts'

/** The storage class of one volume, where it is not that of its cluster. */
export const ownStorageClass = field(
  z.exactOptional(DnsLabel),
  'Its storage class, where it is another than the cluster’s. It does not change once the claim is made. By default `storageClass` of its cluster.',
  'longhorn',
)
