import { describe, expect, it } from 'vitest'
import { HUB_COLLECTOR, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { findingsAfter, refusedBy, set } from '../../testing/sample-trees.ts'
import { banEmptyChartList } from './ban-empty-chart-list.ts'
import { testRule } from '../../testing/test-rule.ts'

const off = (...path: readonly string[]) => set(HUB_STACK, [...VALUES, ...path], true)
const DISABLED = ['defaultRules', 'disabled'] as const
const KUBELET = ['kubelet', 'serviceMonitor'] as const

testRule(banEmptyChartList, {
  invalid: [
    {
      name: 'alone refuses a group that is left without an alert',
      changes: [off(...DISABLED, 'ConfigReloaderSidecarErrors')],
    },
  ],
})

describe('ban-empty-chart-list', () => {
  it.each([
    ['a group of one alert that is off', [off(...DISABLED, 'ConfigReloaderSidecarErrors')]],
    [
      'a group of which the last alert is switched off',
      [off(...DISABLED, 'KubeClientCertificateExpiration')],
    ],
    [
      'a kubelet of whose endpoints none is scraped',
      ['kubelet', 'cAdvisor', 'probes'].map((endpoint) =>
        set(HUB_STACK, [...VALUES, ...KUBELET, endpoint], false),
      ),
    ],
    [
      'a collector’s rules that are on, and none of which is there',
      [set(HUB_COLLECTOR, [...VALUES, 'prometheusRule'], { enabled: true })],
    ],
  ])('refuses %s', async (_, changes) => {
    expect(await refusedBy(...changes)).toContain('ban-empty-chart-list')
  })

  it.each([
    ['the group has a switch of its own, and is off', 'configReloaders', 'ConfigReloaderSidecarErrors'],
    ['the chart leaves the group out with its first alert', 'kubeProxy', 'KubeProxyDown'],
  ])('accepts that all alerts are off where %s', async (_, group, alert) => {
    const changes = [
      off(...DISABLED, alert),
      set(HUB_STACK, [...VALUES, 'defaultRules', 'rules', group], false),
    ]
    expect(await refusedBy(...changes)).toEqual([])
  })

  it('names the group, its alerts and the switch that is left', async () => {
    const [own] = await findingsAfter(off(...DISABLED, 'ConfigReloaderSidecarErrors'))
    expect(own).toMatchObject({
      message: expect.stringMatching(/config-reloaders .*: off are ConfigReloaderSidecarErrors$/),
      fix: expect.stringContaining('defaultRules.rules.configReloaders: false'),
    })
    const [shared] = await findingsAfter(off(...DISABLED, 'KubeClientCertificateExpiration'))
    expect(shared).toMatchObject({
      message: expect.stringContaining('kubernetes-system-apiserver'),
      fix: expect.stringMatching(/kubernetesSystem: false would take .*kubernetes-system-kubelet.* away too/),
    })
  })
})
