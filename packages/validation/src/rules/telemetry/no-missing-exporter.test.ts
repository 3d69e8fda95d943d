import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('no-missing-exporter', () => {
  it('refuses a machine outside the clusters whose job is named after nothing that is known', async () => {
    const SCRAPES = ['spec', 'values', 'prometheus', 'prometheusSpec', 'additionalScrapeConfigs'] as const
    expect(
      await refusedBy(
        set('hub HelmRelease kube-prometheus-stack', [...SCRAPES, 0, 'job_name'], 'metal-nodes'),
      ),
    ).toEqual(['no-missing-exporter'])
  })
})
