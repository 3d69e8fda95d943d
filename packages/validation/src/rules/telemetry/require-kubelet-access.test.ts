import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireKubeletAccess } from './require-kubelet-access.ts'

const KUBELET = [...SPOKE_KEYS, 'receivers', 'prometheus/kubelet', 'config', 'scrape_configs', 0] as const

testRule(requireKubeletAccess, {
  invalid: [
    {
      name: 'a scrape of the kubelet without a token',
      changes: [unset(SPOKE_CONFIG, [...KUBELET, 'authorization'])],
    },
  ],
})
