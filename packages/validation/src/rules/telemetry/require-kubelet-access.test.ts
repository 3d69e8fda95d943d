import { unset } from '../../testing/sample-trees.ts'
import { requireKubeletAccess } from './require-kubelet-access.ts'
import { testRule } from '../../testing/test-rule.ts'

const KUBELET = ['data', 'config.yaml', 'receivers', 'prometheus/kubelet', 'config', 'scrape_configs', 0]

testRule(requireKubeletAccess, {
  invalid: [
    {
      name: 'a scrape of the kubelet without a token',
      changes: [unset('spoke ConfigMap otel-collector-*', [...KUBELET, 'authorization'])],
    },
  ],
})
