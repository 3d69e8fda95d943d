import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('require-known-chart', () => {
  it('refuses a chart of the same name from elsewhere', async () => {
    const url = 'oci://ghcr.io/grafana/helm-charts/loki'
    expect(await refusedBy(set('hub OCIRepository loki', ['spec', 'url'], url))).toEqual([
      'require-known-chart',
    ])
  })

  it('refuses a release under another name, after which the chart would name what it makes', async () => {
    expect(await refusedBy(set('hub HelmRelease loki', ['spec', 'releaseName'], 'logs'))).toEqual([
      'require-known-chart',
    ])
  })

  it('refuses an installation elsewhere', async () => {
    const release = 'hub HelmRelease opentelemetry-collector'
    expect(await refusedBy(set(release, ['spec', 'targetNamespace'], 'cloudflare'))).toContain(
      'require-known-chart',
    )
  })
})
