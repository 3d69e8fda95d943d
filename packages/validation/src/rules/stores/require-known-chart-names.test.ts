import { describe, expect, it } from 'vitest'
import { CHART_CONTRACTS } from '../../catalog/charts/charts.ts'
import { HUB_COLLECTOR, HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { change, refusedBy, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireKnownChartNames } from './require-known-chart-names.ts'

const RELEASES: Readonly<Record<string, string>> = {
  'kube-prometheus-stack': HUB_STACK,
  loki: HUB_LOKI,
  'opentelemetry-collector': HUB_COLLECTOR,
}

const other = (byDefault: unknown): unknown => {
  if (typeof byDefault === 'boolean') return !byDefault
  if (typeof byDefault === 'number') return byDefault + 10
  return byDefault === '/' ? '/prometheus' : 'other'
}

const MOVES = Object.entries(CHART_CONTRACTS).flatMap(([chart, { dependsOn }]) =>
  // Another rule refuses every mode of the collector but one.
  dependsOn.filter(({ path }) => path[0] !== 'mode').map((dependency) => ({ chart, ...dependency })),
)

const renamedStack = set(HUB_STACK, [...VALUES, 'fullnameOverride'], 'prom')

const renamed = (labels: object) => ({ ...labels, 'operator.prometheus.io/name': 'prom-prometheus' })

testRule(requireKnownChartNames, {
  valid: [
    { name: 'an override that is empty', changes: [set(HUB_STACK, [...VALUES, 'fullnameOverride'], '')] },
  ],
  invalid: [
    {
      name: 'another name of a chart to which a Service and a policy refer',
      changes: [renamedStack],
      findings: [
        {
          severity: 'error',
          message: expect.stringContaining('Service monitoring/prometheus-otlp-external'),
          related: [expect.anything(), expect.anything()],
        },
      ],
    },
    {
      name: 'another name with selectors that were adapted to it',
      changes: [
        renamedStack,
        change('hub Service prometheus-otlp-external', ['spec', 'selector'], renamed),
        change('hub NetworkPolicy prometheus-otlp-external', ['spec', 'podSelector', 'matchLabels'], renamed),
      ],
    },
    ...MOVES.map(({ chart, path, byDefault }) => ({
      name: `${path.join('.')} of ${chart}, once`,
      changes: [set(RELEASES[chart] ?? '', [...VALUES, ...path], other(byDefault))],
      findings: [{}],
    })),
  ],
})

describe('require-known-chart-names', () => {
  it('leaves a selector that cannot match what was moved to its own rule', async () => {
    const path = ['spec', 'selector', 'app.kubernetes.io/component']
    expect(await refusedBy(renamedStack, set('hub Service loki-gateway-external', path, 'gatewy'))).toContain(
      'no-missing-pods',
    )
  })

  it.each([
    [HUB_STACK, ['namespaceOverride']],
    [HUB_LOKI, ['namespaceOverride']],
  ])('leaves the namespace of %s to the rules of its references', async (release, path) => {
    expect(await refusedBy(set(release, [...VALUES, ...path], 'other'))).toContain('no-missing-pods')
  })
})
