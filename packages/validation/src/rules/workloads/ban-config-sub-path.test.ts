import { SPOKE_AGENT, SPOKE_CONTAINER } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banConfigSubPath } from './ban-config-sub-path.ts'

const POD = ['spec', 'template', 'spec'] as const

testRule(banConfigSubPath, {
  invalid: [
    {
      name: 'a single file of a ConfigMap',
      changes: [
        set(SPOKE_AGENT, [...POD, 'volumes', 3], { name: 'ca', configMap: { name: 'kube-root-ca.crt' } }),
        set(SPOKE_AGENT, [...SPOKE_CONTAINER, 'volumeMounts', 3], {
          name: 'ca',
          mountPath: '/etc/ssl/cluster.crt',
          subPath: 'ca.crt',
          readOnly: true,
        }),
      ],
    },
  ],
  valid: [
    {
      name: 'a single file of a ConfigMap that never changes',
      changes: [
        set(SPOKE_AGENT, [...SPOKE_CONTAINER, 'volumeMounts', 0, 'mountPath'], '/etc/otelcol/config.yaml'),
        set(SPOKE_AGENT, [...SPOKE_CONTAINER, 'volumeMounts', 0, 'subPath'], 'config.yaml'),
      ],
    },
  ],
})
