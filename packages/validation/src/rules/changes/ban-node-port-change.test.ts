import { set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banNodePortChange } from './ban-node-port-change.ts'

const INGEST = 'hub Service loki-gateway-external'
const PORT = ['spec', 'ports', 0, 'nodePort']
const MINIFLUX = 'spoke Service miniflux'

testChangeRule(banNodePortChange, {
  invalid: [
    {
      name: 'another node port',
      before: [set(INGEST, PORT, 31081)],
      changes: [set(INGEST, PORT, 31080)],
      findings: [
        {
          severity: 'warning',
          message: 'Service monitoring/loki-gateway-external changes the node port 31081 to 31080',
        },
      ],
    },
    {
      name: 'a Service that is no longer reached from outside',
      before: [set(MINIFLUX, ['spec', 'type'], 'LoadBalancer')],
      changes: [set(MINIFLUX, ['spec', 'type'], 'ClusterIP')],
      findings: [{ message: 'Service rss-system/miniflux changes its type from LoadBalancer to ClusterIP' }],
    },
  ],
})
