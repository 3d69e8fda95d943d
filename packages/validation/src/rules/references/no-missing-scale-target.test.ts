import { AUTOSCALER, autoscaler } from '../../testing/autoscaler.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingScaleTarget } from './no-missing-scale-target.ts'

const TARGET = ['spec', 'scaleTargetRef']

testRule(noMissingScaleTarget, {
  valid: [
    {
      name: 'an autoscaler of a kind that is not known',
      changes: [
        ...autoscaler,
        set(AUTOSCALER, TARGET, { apiVersion: 'example.org/v1', kind: 'Farm', name: 'rsshub' }),
      ],
    },
  ],
  invalid: [
    {
      name: 'an autoscaler of a Deployment that does not exist',
      changes: [...autoscaler, set(AUTOSCALER, [...TARGET, 'name'], 'rss-hub')],
    },
  ],
})
