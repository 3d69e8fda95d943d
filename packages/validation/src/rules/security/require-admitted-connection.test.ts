import { set, unset } from '../../testing/sample-trees.ts'
import { requireAdmittedConnection } from './require-admitted-connection.ts'
import { testRule } from '../../testing/test-rule.ts'

const STORE = 'hub NetworkPolicy loki'
const INGRESS = ['spec', 'ingress', 0] as const

testRule(requireAdmittedConnection, {
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
      name: 'a gateway that does not admit the pods of the hub',
      changes: [unset('hub NetworkPolicy loki-gateway-external', ['spec', 'ingress', 1])],
    },
    {
      name: 'a node port that leads to another port than the policy admits to',
      changes: [
        set('hub NetworkPolicy prometheus-otlp-external', [...INGRESS, 'ports', 0, 'port'], 'reloader-web'),
      ],
    },
    ...[0, 1, 2].map((port) => ({
      name: `a store that does not admit its own pods to its port ${port}`,
      changes: [unset(STORE, [...INGRESS, 'ports', port])],
    })),
  ],
})
