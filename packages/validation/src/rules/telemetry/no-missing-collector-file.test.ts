import { HUB_COLLECTOR, HUB_KEYS, SPOKE_CONFIG, SPOKE_KEYS, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { noMissingCollectorFile } from './no-missing-collector-file.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingCollectorFile, {
  invalid: [
    ...(
      [
        [
          'an authority that is no file of the token',
          SPOKE_CONFIG,
          [
            ...SPOKE_KEYS,
            'receivers',
            'prometheus/kubelet',
            'config',
            'scrape_configs',
            0,
            'tls_config',
            'ca_file',
          ],
          '/var/run/secrets/kubernetes.io/serviceaccount/ca.cert',
        ],
        [
          'a folder that is not mounted',
          HUB_COLLECTOR,
          [...HUB_KEYS, 'extensions', 'file_storage', 'directory'],
          '/var/lib/otel',
        ],
        [
          'a storage that is mounted read-only',
          HUB_COLLECTOR,
          [...VALUES, 'extraVolumeMounts', 1, 'readOnly'],
          true,
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
