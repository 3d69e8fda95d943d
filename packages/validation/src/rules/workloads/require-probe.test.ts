import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const CONTAINER = ['spec', 'template', 'spec', 'containers', 0] as const

describe('require-probe', () => {
  it.each(['livenessProbe', 'readinessProbe'])('refuses a service without a %s', async (probe) => {
    expect(await refusedBy(unset('spoke Deployment miniflux', [...CONTAINER, probe]))).toEqual([
      'require-probe',
    ])
  })

  it('refuses a slow starter without a startup probe', async () => {
    expect(await refusedBy(unset('hub Deployment calibre-web', [...CONTAINER, 'startupProbe']))).toEqual([
      'require-probe',
    ])
  })

  it('refuses a startup probe that gives up at once', async () => {
    expect(
      await refusedBy(
        set('hub Deployment calibre-web', [...CONTAINER, 'startupProbe', 'failureThreshold'], 3),
      ),
    ).toEqual(['require-probe'])
  })
})
