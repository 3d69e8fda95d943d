import { set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banStatefulSetChange } from './ban-stateful-set-change.ts'

const POSTGRES = 'spoke StatefulSet miniflux-postgres'
const CLAIM = ['spec', 'volumeClaimTemplates', 0]
const SIZE = [...CLAIM, 'spec', 'resources', 'requests', 'storage']

testChangeRule(banStatefulSetChange, {
  valid: [
    { name: 'the same size in another unit', changes: [set(POSTGRES, SIZE, '5120Mi')] },
    {
      name: 'what the API server fills in',
      changes: [set(POSTGRES, [...CLAIM, 'spec', 'volumeMode'], 'Filesystem')],
    },
    {
      name: 'another image',
      changes: [set(POSTGRES, ['spec', 'template', 'metadata', 'annotations'], { 'example.org/build': '2' })],
    },
  ],
  invalid: [
    {
      name: 'another size in volumeClaimTemplates',
      changes: [set(POSTGRES, SIZE, '10Gi')],
      findings: [
        {
          message:
            'StatefulSet rss-system/miniflux-postgres changes spec.volumeClaimTemplates.0.spec.resources.requests.storage from 5Gi to 10Gi, which is immutable',
        },
      ],
    },
    {
      name: 'another podManagementPolicy',
      changes: [set(POSTGRES, ['spec', 'podManagementPolicy'], 'Parallel')],
    },
  ],
})
