import { describe, expect, it } from 'vitest'
import { refusedBy, unset } from '../../testing/sample-trees.ts'

describe('ban-service-links', () => {
  it('refuses a pod that is given its neighbours as variables', async () => {
    expect(
      await refusedBy(unset('spoke Deployment n8n', ['spec', 'template', 'spec', 'enableServiceLinks'])),
    ).toEqual(['ban-service-links'])
  })
})
