import { ingress } from '../../testing/ingress.ts'
import { own } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingIngressClass } from './no-missing-ingress-class.ts'

const internal = own(
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'internal' },
    spec: { controller: 'traefik.io/ingress-controller' },
  },
  'sources',
)

testRule(noMissingIngressClass, {
  valid: [
    { name: 'the class of k3s', changes: ingress() },
    { name: 'a class of the tree', changes: [...internal, ...ingress({}, { ingressClassName: 'internal' })] },
  ],
  invalid: [
    { name: 'a class that nothing makes', changes: ingress({}, { ingressClassName: 'nginx' }) },
    {
      name: 'a missing class in the annotation',
      changes: ingress({ 'kubernetes.io/ingress.class': 'nginx' }, { ingressClassName: undefined }),
    },
  ],
})
