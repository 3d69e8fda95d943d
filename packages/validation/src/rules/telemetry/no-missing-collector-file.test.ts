import { HUB_COLLECTOR, HUB_KEYS, SPOKE_CONFIG, SPOKE_KEYS, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingCollectorFile } from './no-missing-collector-file.ts'

const KUBELET = [...SPOKE_KEYS, 'receivers', 'prometheus/kubelet', 'config', 'scrape_configs', 0] as const

testRule(noMissingCollectorFile, {
  invalid: [
    {
      name: 'a certificate file that the service account’s folder does not have',
      changes: [
        set(
          SPOKE_CONFIG,
          [...KUBELET, 'tls_config', 'ca_file'],
          '/var/run/secrets/kubernetes.io/serviceaccount/ca.cert',
        ),
      ],
    },
    {
      name: 'a storage folder without a mount',
      changes: [
        set(HUB_COLLECTOR, [...HUB_KEYS, 'extensions', 'file_storage', 'directory'], '/var/lib/otel'),
      ],
    },
    {
      name: 'a storage folder that is mounted read-only',
      changes: [set(HUB_COLLECTOR, [...VALUES, 'extraVolumeMounts', 1, 'readOnly'], true)],
    },
  ],
})
