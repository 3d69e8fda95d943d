import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('require-exporter-job', () => {
  it('refuses a job that is not named after what it scrapes', async () => {
    const CONFIGS = ['receivers', 'prometheus/traefik', 'config', 'scrape_configs', 0] as const
    expect(
      await refusedBy(
        set('spoke ConfigMap otel-collector-*', ['data', 'config.yaml', ...CONFIGS, 'job_name'], 'trafik'),
      ),
    ).toContain('require-exporter-job')
  })

  it('alone refuses a label that renames a job', async () => {
    const SCRAPES = ['spec', 'values', 'prometheus', 'prometheusSpec', 'additionalScrapeConfigs'] as const
    const label = [...SCRAPES, 0, 'static_configs', 0, 'labels', 'job'] as const
    expect(await refusedBy(set('hub HelmRelease kube-prometheus-stack', label, 'metal'))).toEqual([
      'require-exporter-job',
    ])
  })
})
