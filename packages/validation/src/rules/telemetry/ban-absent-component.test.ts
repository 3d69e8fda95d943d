import { expect } from 'vitest'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banAbsentComponent } from './ban-absent-component.ts'

testRule(banAbsentComponent, {
  invalid: [
    {
      name: 'a scrape of kube-proxy, which k3s does not run by itself',
      changes: [unset(HUB_STACK, [...VALUES, 'kubeProxy'])],
      findings: [{ severity: 'warning', message: expect.stringContaining('kubeProxy.enabled') }],
    },
  ],
})
