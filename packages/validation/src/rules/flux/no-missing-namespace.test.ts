import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const NAMESPACE = ['metadata', 'namespace'] as const

describe('no-missing-namespace', () => {
  it('refuses an object in a namespace that nobody makes', async () => {
    expect(await refusedBy(set('hub ServiceMonitor traefik', NAMESPACE, 'elsewhere'))).toEqual([
      'no-missing-namespace',
    ])
  })

  it('refuses an object of a namespace that names none', async () => {
    expect(await refusedBy(unset('hub ServiceMonitor traefik', NAMESPACE))).toEqual(['no-missing-namespace'])
  })
})
