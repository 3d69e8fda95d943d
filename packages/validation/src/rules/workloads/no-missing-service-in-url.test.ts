import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingServiceInUrl } from './no-missing-service-in-url.ts'

const WEBHOOK_URL = ['spec', 'template', 'spec', 'containers', 0, 'env', 3, 'value'] as const

const withUrl = (url: string) => [set('spoke Deployment n8n', WEBHOOK_URL, url)]

testRule(noMissingServiceInUrl, {
  valid: [{ name: 'an address outside the cluster', changes: withUrl('https://n8n.example/') }],
  invalid: [
    { name: 'a missing Service', changes: withUrl('http://n8m.rss-system.svc.cluster.local:5678/') },
    { name: 'a missing port', changes: withUrl('http://n8n.rss-system.svc.cluster.local:5679/') },
    { name: 'a typo of svc', changes: withUrl('http://n8n.rss-system.scv.cluster.local:5678/') },
    { name: 'a typo of the domain', changes: withUrl('http://n8n.rss-system.svc.clsuter.local:5678/') },
  ],
})
