import { set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banClaimChange } from './ban-claim-change.ts'

const CLAIM = 'spoke PersistentVolumeClaim n8n.data'
const SIZE = ['spec', 'resources', 'requests', 'storage']
const ofClass = (name: string) => [
  set(CLAIM, ['spec', 'storageClassName'], name),
  set(
    'spoke StatefulSet miniflux-postgres',
    ['spec', 'volumeClaimTemplates', 0, 'spec', 'storageClassName'],
    name,
  ),
]

testChangeRule(banClaimChange, {
  valid: [
    {
      name: 'a claim that grows where its storage class may allow it',
      before: ofClass('longhorn'),
      changes: [set(CLAIM, SIZE, '200Gi')],
    },
  ],
  invalid: [
    {
      name: 'a claim on local-path that grows',
      changes: [set(CLAIM, SIZE, '200Gi')],
      findings: [
        {
          fix: 'keep the size, which local-path does not enforce. If it is meant: --accept ban-claim-change:oracle-k3s/PersistentVolumeClaim/rss-system/n8n.data',
        },
      ],
    },
    {
      name: 'a claim that shrinks',
      before: [set(CLAIM, SIZE, '200Gi')],
      changes: [set(CLAIM, SIZE, '100Gi')],
    },
    {
      name: 'another access mode of a claim',
      changes: [set(CLAIM, ['spec', 'accessModes', 0], 'ReadWriteOncePod')],
    },
  ],
})
