import { remove, set } from '../../testing/sample-trees.ts'
import { noMissingSource } from './no-missing-source.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingSource, {
  invalid: [
    { name: 'a release whose chart comes from nowhere', changes: [remove('hub OCIRepository loki')] },
    {
      name: 'a Kustomization of another repository than its neighbours',
      changes: [set('hub Kustomization telemetry', ['spec', 'sourceRef', 'name'], 'flux')],
    },
  ],
})
