import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('require-promoted-label', () => {
  it('refuses a Loki that keeps the cluster as metadata', async () => {
    expect(
      await refusedBy(
        set(
          'hub HelmRelease loki',
          [
            'spec',
            'values',
            'loki',
            'limits_config',
            'otlp_config',
            'resource_attributes',
            'attributes_config',
            0,
            'action',
          ],
          'structured_metadata',
        ),
      ),
    ).toEqual(['require-promoted-label'])
  })
})
