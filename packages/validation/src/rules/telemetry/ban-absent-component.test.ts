import { expect } from 'vitest'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banAbsentComponent } from './ban-absent-component.ts'

testRule(banAbsentComponent, {
  valid: [
    {
      name: 'a part that a person has made reachable',
      changes: [
        set(HUB_STACK, [...VALUES, 'kubeControllerManager'], { enabled: true, endpoints: ['192.168.50.5'] }),
      ],
    },
  ],
  invalid: [
    {
      name: 'a scrape of kube-proxy, which k3s does not run by itself',
      changes: [unset(HUB_STACK, [...VALUES, 'kubeProxy'])],
      findings: [{ severity: 'error', message: expect.stringContaining('kubeProxy.enabled') }],
    },
  ],
})
