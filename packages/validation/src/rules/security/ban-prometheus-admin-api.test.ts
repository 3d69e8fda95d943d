import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banPrometheusAdminApi } from './ban-prometheus-admin-api.ts'

const SPEC = [...VALUES, 'prometheus', 'prometheusSpec'] as const

testRule(banPrometheusAdminApi, {
  invalid: [
    {
      name: 'a Prometheus that is reloaded, and stopped, by its API',
      changes: [unset(HUB_STACK, [...SPEC, 'reloadStrategy'])],
    },
    { name: 'the API for administrators', changes: [set(HUB_STACK, [...SPEC, 'enableAdminAPI'], true)] },
  ],
})
