import { remove, set } from '../../testing/sample-trees.ts'
import { noMissingSource } from './no-missing-source.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingSource, {
  invalid: [
    {
      name: 'a Kustomization with another repository than the others',
      changes: [set('hub Kustomization telemetry', ['spec', 'sourceRef', 'name'], 'flux')],
    },
    { name: 'a release with a missing source', changes: [remove('hub OCIRepository loki')] },
  ],
})
