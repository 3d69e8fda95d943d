import { describe, expect, it } from 'vitest'
import { HUB_COLLECTOR, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'
import { banEmptyChartList } from './ban-empty-chart-list.ts'
import { testRule } from '../../testing/test-rule.ts'

const off = (alert: string) => set(HUB_STACK, [...VALUES, 'defaultRules', 'disabled', alert], true)
const groupOff = (group: string) => set(HUB_STACK, [...VALUES, 'defaultRules', 'rules', group], false)
const endpointOff = (endpoint: string) =>
  set(HUB_STACK, [...VALUES, 'kubelet', 'serviceMonitor', endpoint], false)

testRule(banEmptyChartList, {
  valid: [
    {
      name: 'a group without an alert that its own switch turns off',
      changes: [off('ConfigReloaderSidecarErrors'), groupOff('configReloaders')],
    },
    {
      name: 'a group that the chart omits without its first alert',
      changes: [off('KubeProxyDown'), groupOff('kubeProxy')],
    },
  ],
  invalid: [
    {
      name: 'a group without an alert',
      changes: [off('ConfigReloaderSidecarErrors')],
      findings: [
        {
          message: expect.stringMatching(/config-reloaders .*: off are ConfigReloaderSidecarErrors$/),
          fix: expect.stringContaining('defaultRules.rules.configReloaders: false'),
        },
      ],
    },
    {
      name: 'a group without an alert that shares its switch',
      changes: [off('KubeClientCertificateExpiration')],
      findings: [
        {
          message: expect.stringContaining('kubernetes-system-apiserver'),
          fix: expect.stringMatching(
            /kubernetesSystem: false would remove .*kubernetes-system-kubelet.* too/,
          ),
        },
      ],
    },
  ],
})

describe('ban-empty-chart-list', () => {
  it.each([
    ['a kubelet without an endpoint to scrape', ['kubelet', 'cAdvisor', 'probes'].map(endpointOff)],
    [
      'the rules of a collector without a rule',
      [set(HUB_COLLECTOR, [...VALUES, 'prometheusRule'], { enabled: true })],
    ],
  ])('refuses %s', async (_, changes) => {
    expect(await refusedBy(...changes)).toContain('ban-empty-chart-list')
  })
})
