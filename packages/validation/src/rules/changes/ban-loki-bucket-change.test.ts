import { withBucket } from '../../testing/object-storage.ts'
import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banLokiBucketChange } from './ban-loki-bucket-change.ts'

const client = (key: string, value: string) =>
  set(HUB_LOKI, [...VALUES, 'loki', 'storage_config', 'aws', key], value)

testChangeRule(banLokiBucketChange, {
  valid: [
    {
      name: 'another region of the same bucket',
      before: withBucket(),
      changes: [client('region', 'auto')],
    },
  ],
  invalid: [
    {
      name: 'another bucket',
      before: withBucket(),
      changes: [client('bucketnames', 'more-logs')],
      findings: [
        {
          severity: 'error',
          message:
            'HelmRelease monitoring/loki changes loki.storage_config.aws.bucketnames from fleet-logs to more-logs',
        },
      ],
    },
    {
      name: 'another endpoint, which may be the same service',
      before: withBucket(),
      changes: [client('endpoint', 'https://s3.lan')],
      findings: [{ severity: 'warning' }],
    },
  ],
})
