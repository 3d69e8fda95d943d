import { z } from 'zod/mini'
import { HttpOrigin } from '../scalars/addresses.ts'
import { exactObject } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { CalendarDay } from '../scalars/images.ts'
import { BucketName, DnsLabel } from '../scalars/names.ts'
import type { RequiredSecret, TelemetrySecrets } from './required-secrets.ts'
import { isHub } from './topology.ts'

/** What each store states of its bucket. */
const bucketOf = (owner: string) => ({
  endpoint: field(HttpOrigin, 'The address of the service. The bucket is no part of it.'),
  bucket: field(BucketName, `The bucket, which exists. ${owner} has it for itself.`),
  region: withDefault(DnsLabel, 'us-east-1', 'The region of the bucket, as the service names it.'),
})

const description = (secret: string): string =>
  `A bucket of a service that speaks S3: AWS, Backblaze, Cloudflare R2, Ceph, Garage, Hetzner, MinIO and others. Its credentials are in the Secret \`${secret}\` in \`telemetry.namespace\` of the hub, which you make.`

/** The keys of a Secret with the credentials of a bucket, by the variables that clients of S3 read them from. */
const keyOf = { AWS_ACCESS_KEY_ID: 'access-key-id', AWS_SECRET_ACCESS_KEY: 'secret-access-key' } as const

/** The Secret with the credentials of Loki’s bucket. */
export const OBJECT_STORAGE_SECRET = { name: 'loki-s3', keyOf } as const

/** The Secret with the credentials of the bucket of Thanos. */
export const METRICS_BUCKET_SECRET = { name: 'thanos-s3', keyOf } as const

export const ObjectStorage = named(
  exactObject({
    ...bucketOf('Loki'),
    from: field(
      z.exactOptional(CalendarDay),
      'For a Loki that has stored logs on its volume: the day, in UTC, from which new ones go to the bucket. It is later than the day on which Flux applies it, and stays as it is from then on. By default all logs are in the bucket, from the first day on.',
      '2026-12-15',
    ),
  }),
  'ObjectStorageInput',
  { description: description(OBJECT_STORAGE_SECRET.name) },
)
export type ObjectStorage = z.output<typeof ObjectStorage>
export type ObjectStorageInput = z.input<typeof ObjectStorage>

export const MetricsBucket = named(exactObject(bucketOf('Thanos')), 'MetricsBucketInput', {
  description: description(METRICS_BUCKET_SECRET.name),
})
export type MetricsBucket = z.output<typeof MetricsBucket>

export const objectStorageSecrets: TelemetrySecrets = (fleet, cluster) => {
  if (!isHub(fleet, cluster)) return []
  const { loki, metrics } = fleet.hub
  const { namespace } = fleet.telemetry
  const secretOf = (secret: string, bucket: MetricsBucket, readers: readonly string[]): RequiredSecret => ({
    cluster,
    namespace,
    name: secret,
    keys: {
      [keyOf.AWS_ACCESS_KEY_ID]: `the id of an access key that may list, read, write and delete objects of the bucket ${bucket.bucket}`,
      [keyOf.AWS_SECRET_ACCESS_KEY]: 'the secret of that access key',
    },
    readers,
  })
  return [
    ...(loki.objectStorage ? [secretOf(OBJECT_STORAGE_SECRET.name, loki.objectStorage, ['loki'])] : []),
    ...(metrics.store === 'thanos'
      ? [
          secretOf(METRICS_BUCKET_SECRET.name, metrics.objectStorage, [
            'thanos-receive',
            'thanos-store',
            'thanos-compact',
          ]),
        ]
      : []),
  ]
}
