import { set, unset } from '../../testing/sample-trees.ts'
import { requireAdmission } from './require-admission.ts'
import { testRule } from '../../testing/test-rule.ts'

const STORE = 'hub NetworkPolicy loki'
const INGRESS = ['spec', 'ingress', 0] as const

testRule(requireAdmission, {
  invalid: [
    {
      name: 'a store that does not admit its gateway',
      changes: [
        set(
          STORE,
          [...INGRESS, 'from'],
          [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'grafana' } } }],
        ),
      ],
    },
    {
      name: 'a gateway that does not admit the hub’s own pods',
      changes: [unset('hub NetworkPolicy loki-gateway-external', ['spec', 'ingress', 1])],
    },
    {
      name: 'a door that is open at another port',
      changes: [
        set('hub NetworkPolicy prometheus-otlp-external', [...INGRESS, 'ports', 0, 'port'], 'reloader-web'),
      ],
    },
    ...[0, 1, 2].map((port) => ({
      name: `a store whose port ${port} is closed to its own chart`,
      changes: [unset(STORE, [...INGRESS, 'ports', port])],
    })),
  ],
})
