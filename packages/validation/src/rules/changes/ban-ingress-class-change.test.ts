import { ingress } from '../../testing/ingress.ts'
import { set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banIngressClassChange } from './ban-ingress-class-change.ts'

const CLASS = ['spec', 'ingressClassName']

testChangeRule(banIngressClassChange, {
  invalid: [
    {
      name: 'another class',
      before: [...ingress(), set('spoke Ingress rsshub', CLASS, 'nginx')],
      changes: [set('spoke Ingress rsshub', CLASS, 'traefik')],
      findings: [
        {
          severity: 'warning',
          message: 'Ingress rss-system/rsshub changes its class from nginx to traefik',
        },
      ],
    },
  ],
})
