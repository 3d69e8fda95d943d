import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('require-same-log-labels', () => {
  it('refuses pods that are asked otherwise in one cluster', async () => {
    const EXTRACT = ['processors', 'k8s_attributes', 'extract', 'otel_annotations'] as const
    expect(
      await refusedBy(set('spoke ConfigMap otel-collector-*', ['data', 'config.yaml', ...EXTRACT], false)),
    ).toEqual(['require-same-log-labels'])
  })
})
