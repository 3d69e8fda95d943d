import { set } from '../../testing/sample-trees.ts'
import { banNeedlessDependency } from './ban-needless-dependency.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(banNeedlessDependency, {
  invalid: [
    {
      name: 'workloads that wait for the charts',
      changes: [
        set(
          'hub Kustomization workloads',
          ['spec', 'dependsOn'],
          [{ name: 'sources' }, { name: 'releases' }],
        ),
      ],
    },
  ],
})
