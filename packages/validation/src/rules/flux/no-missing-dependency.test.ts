import { set } from '../../testing/sample-trees.ts'
import { noMissingDependency } from './no-missing-dependency.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingDependency, {
  invalid: [
    {
      name: 'a dependency on what does not exist',
      changes: [set('spoke Kustomization telemetry', ['spec', 'dependsOn', 0, 'name'], 'source')],
    },
    {
      name: 'dependencies in a circle',
      changes: [set('spoke Kustomization sources', ['spec', 'dependsOn'], [{ name: 'telemetry' }])],
    },
  ],
})
