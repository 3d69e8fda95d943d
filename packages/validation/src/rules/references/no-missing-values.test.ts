import { add, set, type Draft } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingValues } from './no-missing-values.ts'

const LOKI = 'hub HelmRelease loki'

const taken = (valuesKey: string) =>
  set(LOKI, ['spec', 'valuesFrom'], [{ kind: 'ConfigMap', name: 'loki', valuesKey }])

const values: Draft = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: {
    name: 'loki',
    namespace: 'monitoring',
    labels: {
      'app.kubernetes.io/name': 'loki',
      'app.kubernetes.io/part-of': 'observability-fleet',
      'app.kubernetes.io/managed-by': 'observability-fleet',
    },
  },
  data: { 'loki.yaml': '{}' },
}

const held = add('hub', 'releases/loki.yaml', values)

testRule(noMissingValues, {
  valid: [
    { name: 'values of a ConfigMap of the tree', changes: [held, taken('loki.yaml')] },
    {
      name: 'values that may be missing',
      changes: [set(LOKI, ['spec', 'valuesFrom'], [{ kind: 'ConfigMap', name: 'loki', optional: true }])],
    },
  ],
  invalid: [
    { name: 'values of a ConfigMap that does not exist', changes: [taken('loki.yaml')] },
    { name: 'values of a key that does not exist', changes: [held, taken('values.yaml')] },
  ],
})
