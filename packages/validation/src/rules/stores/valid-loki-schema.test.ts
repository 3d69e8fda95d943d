import { withDistributedLoki } from '../../testing/distributed-loki.ts'
import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { withBucket } from '../../testing/object-storage.ts'
import { change, set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validLokiSchema } from './valid-loki-schema.ts'

const CONFIGS = [...VALUES, 'loki', 'schemaConfig', 'configs'] as const

testRule(validLokiSchema, {
  valid: [
    { name: 'a period on the volume, and one in a bucket', changes: withBucket() },
    {
      name: 'a store that has a name of its own',
      changes: [
        set(HUB_LOKI, [...VALUES, 'loki', 'storage_config'], {
          named_stores: { filesystem: { disk: { directory: '/var/loki/disk' } } },
        }),
        set(HUB_LOKI, [...CONFIGS, 0, 'object_store'], 'disk'),
      ],
    },
  ],
  invalid: [
    {
      name: 'a schema without structured metadata',
      changes: [set(HUB_LOKI, [...CONFIGS, 0, 'schema'], 'v12')],
    },
    {
      name: 'a schema that begins no later than the one before it',
      changes: [change(HUB_LOKI, CONFIGS, (configs: readonly unknown[]) => [...configs, ...configs])],
    },
    {
      name: 'a store that no value configures',
      changes: [...withBucket(), unset(HUB_LOKI, [...VALUES, 'loki', 'storage_config'])],
      findings: [{ message: 'the schema keeps its data in s3, and the values configure filesystem' }],
    },
    {
      name: 'a period on the volume of parts, which none of the others can read',
      before: withDistributedLoki,
      changes: [
        set(HUB_LOKI, [...CONFIGS, 0, 'object_store'], 'filesystem'),
        set(HUB_LOKI, [...VALUES, 'loki', 'storage_config', 'filesystem'], { directory: '/var/loki' }),
      ],
    },
  ],
})
