import { describe, expect, it } from 'vitest'
import { CHART_CONTRACTS } from '../../catalog/charts/charts.ts'
import { HUB_COLLECTOR, HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { change, findingsAfter, refusedBy, set } from '../../testing/sample-trees.ts'

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
  dependsOn
    .filter(({ path }) => path[0] !== 'mode')
    .map(({ path, byDefault }) => [`${chart} ${path.join('.')}`, chart, path, byDefault] as const),
)

describe('require-known-chart-names', () => {
  it.each(MOVES)(
    'says once that %s moves what others refer to, and nothing else',
    async (_, chart, path, byDefault) => {
      const findings = await findingsAfter(set(RELEASES[chart] ?? '', [...VALUES, ...path], other(byDefault)))
      expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toHaveLength(1)
      expect(findings[0]).toMatchObject({ rule: 'require-known-chart-names', severity: 'warning' })
    },
  )

  it('names the Services and policies that may refer to what was moved', async () => {
    const [finding] = await findingsAfter(set(HUB_STACK, [...VALUES, 'fullnameOverride'], 'prom'))
    expect(finding?.message).toContain('Service monitoring/prometheus-otlp-external')
    expect(finding?.related).toHaveLength(2)
  })

  it('takes selectors that were adapted to other names', async () => {
    const renamed = (labels: object) => ({ ...labels, 'operator.prometheus.io/name': 'prom-prometheus' })
    const findings = await findingsAfter(
      set(HUB_STACK, [...VALUES, 'fullnameOverride'], 'prom'),
      change('hub Service prometheus-otlp-external', ['spec', 'selector'], renamed),
      change('hub NetworkPolicy prometheus-otlp-external', ['spec', 'podSelector', 'matchLabels'], renamed),
    )
    expect(findings.map(({ rule }) => rule)).toEqual(['require-known-chart-names'])
  })

  it('still refuses a selector that cannot mean what was moved', async () => {
    expect(
      await refusedBy(
        set(HUB_STACK, [...VALUES, 'fullnameOverride'], 'prom'),
        set(
          'hub Service loki-gateway-external',
          ['spec', 'selector', 'app.kubernetes.io/component'],
          'gatewy',
        ),
      ),
    ).toContain('no-missing-pods')
  })

  it.each([
    [HUB_STACK, ['namespaceOverride']],
    [HUB_LOKI, ['namespaceOverride']],
  ])('knows the namespace into which %s puts what it makes', async (release, path) => {
    expect(await refusedBy(set(release, [...VALUES, ...path], 'other'))).toContain('no-missing-pods')
  })

  it('reads the value with which the chart makes what is stated as no change', async () => {
    expect(await refusedBy(set(HUB_STACK, [...VALUES, 'fullnameOverride'], ''))).toEqual([])
  })
})
