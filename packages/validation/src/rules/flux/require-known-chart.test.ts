import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'
import { requireKnownChart } from './require-known-chart.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireKnownChart, {
  invalid: [
    {
      name: 'a chart of the same name from another registry',
      changes: [set('hub OCIRepository loki', ['spec', 'url'], 'oci://ghcr.io/grafana/helm-charts/loki')],
    },
    {
      name: 'another release name',
      changes: [set('hub HelmRelease loki', ['spec', 'releaseName'], 'logs')],
    },
  ],
})

describe('require-known-chart', () => {
  it('refuses an installation into another namespace', async () => {
    const release = 'hub HelmRelease opentelemetry-collector'
    expect(await refusedBy(set(release, ['spec', 'targetNamespace'], 'cloudflare'))).toContain(
      'require-known-chart',
    )
  })
})
