import { set } from '../../testing/sample-trees.ts'
import { banSuspension } from './ban-suspension.ts'
import { testRule } from '../../testing/test-rule.ts'

const suspend = (object: string, value: boolean) => [set(object, ['spec', 'suspend'], value)]

testRule(banSuspension, {
  valid: [{ name: 'suspend: false', changes: suspend('spoke Kustomization telemetry', false) }],
  invalid: [
    { name: 'a suspended layer', changes: suspend('spoke Kustomization telemetry', true) },
    { name: 'a suspended release', changes: suspend('hub HelmRelease loki', true) },
    { name: 'a suspended source of a chart', changes: suspend('hub OCIRepository loki', true) },
  ],
})
