import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banReadinessAsLiveness } from './ban-readiness-as-liveness.ts'

const CONTAINER = ['spec', 'template', 'spec', 'containers', 0] as const
const READY = { httpGet: { path: '/ready', port: 'http-metrics' } }

const ofLoki = (part: string, probe: string, value: object) => set(HUB_LOKI, [...VALUES, part, probe], value)

testRule(banReadinessAsLiveness, {
  valid: [
    {
      name: 'a startup probe that waits for a replay',
      changes: [ofLoki('loki', 'startupProbe', { ...READY, periodSeconds: 10, failureThreshold: 180 })],
    },
    {
      name: 'a liveness probe after a long start',
      changes: [
        ofLoki('loki', 'startupProbe', { ...READY, periodSeconds: 10, failureThreshold: 180 }),
        ofLoki('loki', 'livenessProbe', READY),
      ],
    },
    {
      name: 'a liveness probe whose path the chart chooses',
      changes: [ofLoki('loki', 'livenessProbe', { initialDelaySeconds: 45 })],
    },
  ],
  invalid: [
    {
      name: 'a liveness probe of Loki that asks whether it is ready',
      changes: [ofLoki('loki', 'livenessProbe', { ...READY, initialDelaySeconds: 45 })],
    },
    {
      name: 'a liveness probe of one component by a command',
      changes: [
        ofLoki('singleBinary', 'livenessProbe', {
          exec: { command: ['wget', '-qO-', 'http://localhost:3100/ready'] },
        }),
      ],
    },
    {
      name: 'a start that is too short for a replay',
      changes: [
        ofLoki('loki', 'startupProbe', { ...READY, failureThreshold: 3 }),
        ofLoki('loki', 'livenessProbe', READY),
      ],
    },
    {
      name: 'a liveness probe that fails with a database',
      changes: [
        set('spoke Deployment miniflux', [...CONTAINER, 'livenessProbe', 'httpGet', 'path'], '/readiness'),
      ],
    },
  ],
})
