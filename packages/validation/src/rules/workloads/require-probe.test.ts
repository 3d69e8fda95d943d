import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireProbe } from './require-probe.ts'

const CONTAINER = ['spec', 'template', 'spec', 'containers', 0] as const

testRule(requireProbe, {
  invalid: [
    {
      name: 'a slow program without a startup probe',
      changes: [unset('hub Deployment calibre-web', [...CONTAINER, 'startupProbe'])],
    },
    {
      name: 'a startup probe of half a minute',
      changes: [set('hub Deployment calibre-web', [...CONTAINER, 'startupProbe', 'failureThreshold'], 3)],
    },
    {
      name: 'a chart whose values remove a probe',
      changes: [set(HUB_STACK, [...VALUES, 'grafana', 'livenessProbe'], null)],
    },
    ...['livenessProbe', 'readinessProbe'].map((probe) => ({
      name: `a service without a ${probe}`,
      changes: [unset('spoke Deployment miniflux', [...CONTAINER, probe])],
    })),
  ],
})
