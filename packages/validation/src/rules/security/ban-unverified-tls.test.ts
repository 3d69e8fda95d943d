import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

const SCRAPE = [
  'data',
  'config.yaml',
  'receivers',
  'prometheus/kubelet',
  'config',
  'scrape_configs',
  0,
] as const

describe('ban-unverified-tls', () => {
  it('refuses a scrape that trusts whoever answers', async () => {
    expect(
      await refusedBy(
        set('spoke ConfigMap otel-collector-*', [...SCRAPE, 'tls_config', 'insecure_skip_verify'], true),
      ),
    ).toEqual(['ban-unverified-tls'])
  })
})
