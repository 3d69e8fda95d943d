import { ingress } from '../../testing/ingress.ts'
import { own, set } from '../../testing/sample-trees.ts'
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
    {
      name: 'a class whose controller the Ingress states',
      changes: ingress({ 'observability-fleet/served-from': 'ingress-nginx' }, { ingressClassName: 'nginx' }),
    },
    { name: 'the class of k3s', changes: ingress() },
    { name: 'a class of the tree', changes: [...internal, ...ingress({}, { ingressClassName: 'internal' })] },
  ],
  invalid: [
    { name: 'a class that nothing makes', changes: ingress({}, { ingressClassName: 'nginx' }) },
    {
      name: 'a missing class in the annotation',
      changes: ingress({ 'kubernetes.io/ingress.class': 'nginx' }, { ingressClassName: undefined }),
    },
    {
      name: 'a missing class in the values of a chart',
      changes: [
        set('hub HelmRelease kube-prometheus-stack', ['spec', 'values', 'grafana', 'ingress'], {
          ingressClassName: 'nginx',
        }),
      ],
    },
  ],
})
