import { withBucket } from '../../testing/object-storage.ts'
import { withDistributedLoki } from '../../testing/distributed-loki.ts'
import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { change, set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validLokiObjectStorage } from './valid-loki-object-storage.ts'

const EXTRA_ENV = [...VALUES, 'singleBinary', 'extraEnv'] as const

const withoutVariables = [
  unset(HUB_LOKI, EXTRA_ENV),
  unset('hub ConfigMap required-secrets', ['data', 'monitoring.bucket.yaml']),
]

testRule(validLokiObjectStorage, {
  valid: [
    { name: 'a bucket from a later day on', changes: withBucket() },
    { name: 'a bucket of parts that each have credentials', changes: withDistributedLoki },
    {
      name: 'a bucket of AWS, whose nodes may have credentials',
      changes: [...withBucket({ endpoint: 'https://s3.eu-central-1.amazonaws.com' }), ...withoutVariables],
    },
    {
      name: 'variables of which the tree does not say the names',
      changes: [
        ...withBucket(),
        set(HUB_LOKI, EXTRA_ENV, undefined),
        set(HUB_LOKI, [...VALUES, 'singleBinary', 'extraEnvFrom'], [{ secretRef: { name: 'bucket' } }]),
      ],
    },
  ],
  invalid: [
    {
      name: 'a client of S3 without a bucket',
      changes: withBucket({ bucketnames: undefined }),
    },
    {
      name: 'half of an access key in the configuration',
      changes: withBucket({ access_key_id: 'AKIA' }),
    },
    {
      name: 'a service that is not of AWS, without credentials',
      changes: [...withBucket(), ...withoutVariables],
      findings: [{ message: 'Loki stores at https://s3.example.org, and its container has no credentials' }],
    },
    {
      name: 'one part without credentials',
      before: withDistributedLoki,
      changes: [unset(HUB_LOKI, [...VALUES, 'querier', 'extraEnv'])],
      findings: [
        {
          message: 'Loki stores at https://s3.example.org, and the container of querier has no credentials',
        },
      ],
    },
    {
      name: 'half of an access key in the environment',
      changes: [
        ...withBucket(),
        change(HUB_LOKI, EXTRA_ENV, ([first]: readonly object[]) => [first]),
        set(
          'hub ConfigMap required-secrets',
          ['data', 'monitoring.bucket.yaml'],
          'keys: [id]\nreaders: [loki]\n',
        ),
      ],
    },
  ],
})
