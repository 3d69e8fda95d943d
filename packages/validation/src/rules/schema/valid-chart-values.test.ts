import { expect } from 'vitest'
import { set } from '../../testing/sample-trees.ts'
import { validChartValues } from './valid-chart-values.ts'
import { testRule } from '../../testing/test-rule.ts'
import type { Path } from '../../values/location.ts'

const STACK = 'hub HelmRelease kube-prometheus-stack'
const LOKI = 'hub HelmRelease loki'
const COLLECTOR = 'hub HelmRelease opentelemetry-collector'
const VALUES = ['spec', 'values'] as const

const wrong = (object: string, path: Path, value: unknown) => [set(object, path, value)]

testRule(validChartValues, {
  invalid: [
    {
      name: 'a key that the chart does not read',
      changes: wrong(LOKI, [...VALUES, 'limits_config'], {}),
    },
    {
      name: 'a value without effect beside another',
      changes: wrong(LOKI, [...VALUES, 'singleBinary', 'persistence', 'volumeClaimsEnabled'], true),
    },
    {
      name: 'resources under the name of the switch',
      changes: wrong(STACK, [...VALUES, 'kubeStateMetrics'], { resources: {} }),
    },
    {
      name: 'an unknown limit of Loki',
      changes: wrong(LOKI, [...VALUES, 'loki', 'limits_config', 'retention'], '7d'),
    },
    {
      name: 'a limit of another type',
      changes: wrong(LOKI, [...VALUES, 'loki', 'limits_config', 'ingestion_rate_mb'], 'much'),
    },
    {
      name: 'a duration without a unit',
      changes: wrong(LOKI, [...VALUES, 'loki', 'limits_config', 'retention_period'], '168'),
    },
    {
      name: 'an unknown index of Loki',
      changes: wrong(LOKI, [...VALUES, 'loki', 'schemaConfig', 'configs', 0, 'store'], 'tsd'),
    },
    {
      name: 'a size that cannot be parsed',
      changes: wrong(STACK, [...VALUES, 'prometheus', 'prometheusSpec', 'retentionSize'], '4 gigs'),
    },
    {
      name: 'a text in the place of a boolean',
      changes: wrong(COLLECTOR, [...VALUES, 'useGOMEMLIMIT'], 'no'),
    },
    {
      name: 'an unknown source of a volume',
      changes: wrong(COLLECTOR, [...VALUES, 'extraVolumes', 0, 'hostpath'], {}),
    },
    {
      name: 'an unknown action of a relabelling',
      changes: wrong(
        STACK,
        [...VALUES, 'kubelet', 'serviceMonitor', 'metricRelabelings', 0, 'action'],
        'take',
      ),
    },
    {
      name: 'an unknown key of a scrape configuration',
      changes: wrong(
        STACK,
        [...VALUES, 'prometheus', 'prometheusSpec', 'additionalScrapeConfigs', 0, 'interval'],
        '15s',
      ),
    },
    {
      name: 'a key that the chart of Traefik does not read',
      changes: wrong(
        'hub HelmChartConfig traefik',
        ['spec', 'valuesContent', 'metrics', 'prometheus', 'addRouterLabels'],
        true,
      ),
    },
    {
      name: 'an unknown version of a chart',
      changes: wrong('hub OCIRepository loki', ['spec', 'ref', 'tag'], '18.12.0'),
      findings: [
        {
          message: expect.stringContaining('loki 18.12.0'),
          fix: expect.stringContaining('derive:chart-keys'),
        },
      ],
    },
    {
      name: 'a key inside a text of YAML, by its place there',
      changes: wrong(
        STACK,
        [...VALUES, 'prometheus', 'prometheusSpec', 'additionalConfigString'],
        'retentionsize: 1GB\n',
      ),
      findings: [
        {
          message: expect.stringContaining('additionalConfigString.retentionsize'),
          fix: expect.stringContaining('retentionSize'),
        },
      ],
    },
    {
      name: 'a typo in a key, and names the closest key',
      changes: wrong(LOKI, [...VALUES, 'gatewy'], {}),
      findings: [{ fix: expect.stringContaining('gateway') }],
    },
  ],
})
