import { SPOKE_AGENT, SPOKE_CONTAINER } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banConfigSubPath } from './ban-config-sub-path.ts'

testRule(banConfigSubPath, {
  invalid: [
    {
      name: 'a single file of a ConfigMap',
      changes: [
        set(SPOKE_AGENT, [...SPOKE_CONTAINER, 'volumeMounts', 0, 'mountPath'], '/etc/otelcol/config.yaml'),
        set(SPOKE_AGENT, [...SPOKE_CONTAINER, 'volumeMounts', 0, 'subPath'], 'config.yaml'),
      ],
    },
  ],
})
