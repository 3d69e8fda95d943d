import { set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banTargetNamespaceChange } from './ban-target-namespace-change.ts'

const LAYER = 'spoke Kustomization workloads'

testChangeRule(banTargetNamespaceChange, {
  invalid: [
    {
      name: 'a Kustomization that put its objects into another namespace',
      before: [set(LAYER, ['spec', 'targetNamespace'], 'apps')],
      changes: [set(LAYER, ['spec', 'targetNamespace'], undefined)],
      findings: [{ severity: 'warning' }],
    },
  ],
})
