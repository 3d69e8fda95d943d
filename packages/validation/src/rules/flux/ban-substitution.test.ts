import { set, unset } from '../../testing/sample-trees.ts'
import { banSubstitution } from './ban-substitution.ts'
import { testRule } from '../../testing/test-rule.ts'

const ANNOTATION = ['metadata', 'annotations', 'kustomize.toolkit.fluxcd.io/substitute'] as const

testRule(banSubstitution, {
  invalid: [
    {
      name: 'a Kustomization that substitutes variables',
      changes: [
        set('hub Kustomization telemetry', ['spec', 'postBuild'], { substitute: { cluster: 'hub' } }),
      ],
    },
    {
      name: 'a dashboard without the annotation',
      changes: [unset('hub ConfigMap dashboard-*', ANNOTATION)],
    },
  ],
})
