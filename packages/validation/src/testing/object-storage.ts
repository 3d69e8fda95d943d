import { HUB_LOKI, VALUES } from './collector-keys.ts'
import { change, set, type Change } from './sample-trees.ts'

const LOKI = [...VALUES, 'loki'] as const
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' }

/** The hub’s Loki stores by S3 from a later day on, `over` how its client differs. */
export const withBucket = (over: Readonly<Record<string, unknown>> = {}): readonly Change[] => [
  // Made anew for each tree: a further change of one must not be in the other.
  change(HUB_LOKI, [...LOKI, 'storage_config'], () => ({
    aws: {
      endpoint: 'https://s3.example.org',
      bucketnames: 'fleet-logs',
      region: 'us-east-1',
      s3forcepathstyle: true,
      ...over,
    },
  })),
  change(HUB_LOKI, [...LOKI, 'schemaConfig', 'configs'], ([first]: readonly object[]) => [
    first,
    { ...first, from: '2026-12-15', object_store: 's3' },
  ]),
  set(
    HUB_LOKI,
    [...VALUES, 'singleBinary', 'extraEnv'],
    Object.entries(CREDENTIALS).map(([name, key]) => ({
      name,
      valueFrom: { secretKeyRef: { name: 'bucket', key } },
    })),
  ),
  set(
    'hub ConfigMap required-secrets',
    ['data', 'monitoring.bucket.yaml'],
    'keys: [id, secret]\nreaders: [loki]\n',
  ),
]
