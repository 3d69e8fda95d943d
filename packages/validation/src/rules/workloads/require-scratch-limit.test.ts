import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireScratchLimit } from './require-scratch-limit.ts'

const SCRATCH = ['spec', 'template', 'spec', 'volumes', 0, 'emptyDir'] as const

testRule(requireScratchLimit, {
  invalid: [
    {
      name: 'an emptyDir without a size limit',
      changes: [unset('spoke StatefulSet miniflux-postgres', [...SCRATCH, 'sizeLimit'])],
    },
  ],
})
