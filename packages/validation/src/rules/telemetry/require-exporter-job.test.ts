import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/committed-trees.ts'

describe('require-exporter-job', () => {
  it('refuses a job that is not named after what it scrapes', async () => {
    const CONFIGS = ['receivers', 'prometheus/traefik', 'config', 'scrape_configs', 0] as const
    expect(
      await refusedBy(
        set('spoke ConfigMap otel-collector-*', ['data', 'config.yaml', ...CONFIGS, 'job_name'], 'trafik'),
      ),
    ).toContain('require-exporter-job')
  })
})
