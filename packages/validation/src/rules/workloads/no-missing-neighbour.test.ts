import { set } from '../../testing/sample-trees.ts'
import { noMissingNeighbour } from './no-missing-neighbour.ts'
import { testRule } from '../../testing/test-rule.ts'

const WEBHOOK_URL = ['spec', 'template', 'spec', 'containers', 0, 'env', 3, 'value'] as const

testRule(noMissingNeighbour, {
  valid: [
    {
      name: 'says nothing of an address outside',
      changes: [set('spoke Deployment n8n', WEBHOOK_URL, 'https://n8n.example/')],
    },
  ],
  invalid: [
    ...[
      'http://n8m.rss-system.svc.cluster.local:5678/',
      'http://n8n.rss-system.svc.cluster.local:5679/',
      'http://n8n.rss-system.scv.cluster.local:5678/',
      'http://n8n.rss-system.svc.clsuter.local:5678/',
    ].map((url) => ({
      name: `the address ${url}`,
      changes: [set('spoke Deployment n8n', WEBHOOK_URL, url)],
    })),
  ],
})
