import { set } from '../../testing/sample-trees.ts'
import { noMissingDependency } from './no-missing-dependency.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingDependency, {
  invalid: [
    {
      name: 'a dependency on a missing Kustomization',
      changes: [set('spoke Kustomization telemetry', ['spec', 'dependsOn', 0, 'name'], 'source')],
    },
    {
      name: 'a cycle of dependencies',
      changes: [set('spoke Kustomization sources', ['spec', 'dependsOn'], [{ name: 'telemetry' }])],
    },
  ],
})
