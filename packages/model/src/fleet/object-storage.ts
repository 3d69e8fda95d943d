import { z } from 'zod/mini'
import { HttpOrigin } from '../scalars/addresses.ts'
import { exactObject } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { CalendarDay } from '../scalars/images.ts'
import { BucketName, DnsLabel } from '../scalars/names.ts'
import type { TelemetrySecrets } from './required-secrets.ts'
import { isHub } from './topology.ts'

export const ObjectStorage = named(
  exactObject({
    endpoint: field(HttpOrigin, 'The address of the service. The bucket is no part of it.'),
    bucket: field(BucketName, 'The bucket, which exists. Loki has it for itself.'),
    region: withDefault(DnsLabel, 'us-east-1', 'The region of the bucket, as the service names it.'),
    from: field(
      z.exactOptional(CalendarDay),
      'For a Loki that has stored logs on its volume: the day, in UTC, from which new ones go to the bucket. It is later than the day on which Flux applies it, and stays as it is from then on. By default all logs are in the bucket, from the first day on.',
      '2026-12-15',
    ),
  }),
  'ObjectStorageInput',
  {
    description:
      'A bucket of a service that speaks S3: AWS, Backblaze, Cloudflare R2, Ceph, Garage, Hetzner, MinIO and others. Its credentials are in the Secret `loki-s3` in `telemetry.namespace` of the hub, which you make.',
  },
)
export type ObjectStorage = z.output<typeof ObjectStorage>
export type ObjectStorageInput = z.input<typeof ObjectStorage>

/** The Secret with the credentials of Loki’s bucket, and its keys by the variables that Loki reads them from. */
export const OBJECT_STORAGE_SECRET = {
  name: 'loki-s3',
  keyOf: { AWS_ACCESS_KEY_ID: 'access-key-id', AWS_SECRET_ACCESS_KEY: 'secret-access-key' },
} as const

const { name, keyOf } = OBJECT_STORAGE_SECRET

export const objectStorageSecrets: TelemetrySecrets = (fleet, cluster) => {
  const { objectStorage } = fleet.hub.loki
  if (!isHub(fleet, cluster) || !objectStorage) return []
  return [
    {
      cluster,
      namespace: fleet.telemetry.namespace,
      name,
      keys: {
        [keyOf.AWS_ACCESS_KEY_ID]: `the id of an access key that may list, read, write and delete objects of the bucket ${objectStorage.bucket}`,
        [keyOf.AWS_SECRET_ACCESS_KEY]: 'the secret of that access key',
      },
      readers: ['loki'],
    },
  ]
}
