import { describe, expect, it } from 'vitest'
import { findingsAfter, set } from '../../testing/sample-trees.ts'
import { validChartValues } from './valid-chart-values.ts'
import { testRule } from '../../testing/test-rule.ts'

const STACK = 'hub HelmRelease kube-prometheus-stack'
const LOKI = 'hub HelmRelease loki'
const COLLECTOR = 'hub HelmRelease opentelemetry-collector'
const VALUES = ['spec', 'values'] as const

testRule(validChartValues, {
  invalid: [
    {
      name: 'a value that changes nothing beside another',
      changes: [set(LOKI, [...VALUES, 'singleBinary', 'persistence', 'volumeClaimsEnabled'], true)],
    },
    ...(
      [
        ['resources under the name of the switch', STACK, [...VALUES, 'kubeStateMetrics'], { resources: {} }],
        ['limits that Loki’s chart reads nowhere', LOKI, [...VALUES, 'limits_config'], {}],
        ['a limit that Loki does not know', LOKI, [...VALUES, 'loki', 'limits_config', 'retention'], '7d'],
        ['a limit of another type', LOKI, [...VALUES, 'loki', 'limits_config', 'ingestion_rate_mb'], 'much'],
        ['a duration without a unit', LOKI, [...VALUES, 'loki', 'limits_config', 'retention_period'], '168'],
        [
          'an index that Loki does not have',
          LOKI,
          [...VALUES, 'loki', 'schemaConfig', 'configs', 0, 'store'],
          'tsd',
        ],
        [
          'a retention of no form',
          STACK,
          [...VALUES, 'prometheus', 'prometheusSpec', 'retentionSize'],
          '4 gigs',
        ],
        ['a word where true or false belongs', COLLECTOR, [...VALUES, 'useGOMEMLIMIT'], 'no'],
        ['a volume of no kind', COLLECTOR, [...VALUES, 'extraVolumes', 0, 'hostpath'], {}],
        [
          'a relabelling of no kind',
          STACK,
          [...VALUES, 'kubelet', 'serviceMonitor', 'metricRelabelings', 0, 'action'],
          'take',
        ],
        [
          'a scrape configuration’s unknown key',
          STACK,
          [...VALUES, 'prometheus', 'prometheusSpec', 'additionalScrapeConfigs', 0, 'interval'],
          '15s',
        ],
        [
          'a label that Traefik’s chart does not read',
          'hub HelmChartConfig traefik',
          ['spec', 'valuesContent', 'metrics', 'prometheus', 'addRouterLabels'],
          true,
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})

describe('valid-chart-values', () => {
  it('refuses a version of which nothing is known, and says what to run', async () => {
    const [finding] = await findingsAfter(set('hub OCIRepository loki', ['spec', 'ref', 'tag'], '18.12.0'))
    expect(finding).toMatchObject({
      rule: 'valid-chart-values',
      message: expect.stringContaining('loki 18.12.0'),
      fix: expect.stringContaining('derive:chart-keys'),
    })
  })

  it('says where in a text of YAML a key is wrong', async () => {
    const text = 'retentionsize: 1GB\n'
    const path = [...VALUES, 'prometheus', 'prometheusSpec', 'additionalConfigString']
    const [finding] = await findingsAfter(set(STACK, path, text))
    expect(finding?.message).toContain('additionalConfigString.retentionsize')
    expect(finding?.fix).toContain('retentionSize')
  })

  it('names the key that was meant', async () => {
    const [finding] = await findingsAfter(set(LOKI, [...VALUES, 'gatewy'], {}))
    expect(finding?.fix).toContain('gateway')
  })
})
