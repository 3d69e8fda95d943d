import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireProbeTiming } from './require-probe-timing.ts'

const TIMEOUT = ['spec', 'template', 'spec', 'containers', 0, 'livenessProbe', 'timeoutSeconds'] as const

testRule(requireProbeTiming, {
  invalid: [
    { name: 'the default time-out', changes: [unset('spoke Deployment miniflux', TIMEOUT)] },
    { name: 'a time-out beyond the period', changes: [set('spoke Deployment miniflux', TIMEOUT, 21)] },
  ],
})
