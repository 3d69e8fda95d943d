import { set } from '../../testing/sample-trees.ts'
import { noMissingClaim } from './no-missing-claim.ts'
import { testRule } from '../../testing/test-rule.ts'

const SPEC = ['spec', 'template', 'spec'] as const

testRule(noMissingClaim, {
  invalid: [
    {
      name: 'pods that mount a missing claim',
      changes: [
        set('hub Deployment calibre-web', [...SPEC, 'volumes', 2], {
          name: 'extra',
          persistentVolumeClaim: { claimName: 'elsewhere' },
        }),
        set('hub Deployment calibre-web', [...SPEC, 'containers', 0, 'volumeMounts', 3], {
          name: 'extra',
          mountPath: '/extra',
        }),
      ],
    },
  ],
})
