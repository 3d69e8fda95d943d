import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

const WEBHOOK_URL = ['spec', 'template', 'spec', 'containers', 0, 'env', 3, 'value'] as const

describe('no-missing-neighbour', () => {
  it.each([
    'http://n8m.rss-system.svc.cluster.local:5678/',
    'http://n8n.rss-system.svc.cluster.local:5679/',
    'http://n8n.rss-system.scv.cluster.local:5678/',
    'http://n8n.rss-system.svc.clsuter.local:5678/',
  ])('refuses the address %s', async (url) => {
    expect(await refusedBy(set('spoke Deployment n8n', WEBHOOK_URL, url))).toEqual(['no-missing-neighbour'])
  })

  it('says nothing of an address outside', async () => {
    expect(await refusedBy(set('spoke Deployment n8n', WEBHOOK_URL, 'https://n8n.example/'))).toEqual([])
  })
})
