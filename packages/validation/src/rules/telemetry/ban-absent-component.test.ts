import { unset } from '../../testing/sample-trees.ts'
import { banAbsentComponent } from './ban-absent-component.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(banAbsentComponent, {
  invalid: [
    {
      name: 'to look for what k3s does not have',
      changes: [unset('hub HelmRelease kube-prometheus-stack', ['spec', 'values', 'kubeProxy'])],
    },
  ],
})
