import { describe, expect, it } from 'vitest'
import { refusedBy, remove, set } from '../../testing/sample-trees.ts'

describe('require-ingest-policy', () => {
  it('refuses a door without a fence', async () => {
    expect(await refusedBy(remove('hub NetworkPolicy loki-gateway-external'))).toEqual([
      'require-ingest-policy',
    ])
  })

  it('refuses a Service that hides who calls', async () => {
    expect(
      await refusedBy(set('hub Service loki-gateway-external', ['spec', 'externalTrafficPolicy'], 'Cluster')),
    ).toEqual(['require-ingest-policy'])
  })

  it('refuses a policy that admits everybody', async () => {
    expect(
      await refusedBy(
        set(
          'hub NetworkPolicy loki-gateway-external',
          ['spec', 'ingress', 0, 'from', 0, 'ipBlock', 'cidr'],
          '0.0.0.0/0',
        ),
      ),
    ).toEqual(['require-ingest-policy'])
  })

  it('refuses a policy that admits fewer than push', async () => {
    expect(
      await refusedBy(
        set('hub NetworkPolicy loki-gateway-external', ['spec', 'ingress', 0, 'from'], [{ podSelector: {} }]),
      ),
    ).toEqual(['require-ingest-policy'])
  })
})
