import { set, unset } from '../../testing/sample-trees.ts'
import { requireKeptData } from './require-kept-data.ts'
import { testRule } from '../../testing/test-rule.ts'

const POD = ['spec', 'template', 'spec'] as const
const CONTAINER = [...POD, 'containers', 0] as const

testRule(requireKeptData, {
  invalid: [
    {
      name: 'a volume beside the data',
      changes: [
        set('spoke Deployment n8n', [...CONTAINER, 'volumeMounts', 0, 'mountPath'], '/home/node/n8n'),
      ],
    },
    {
      name: 'a database outside its volume',
      changes: [
        set('spoke StatefulSet miniflux-postgres', [...CONTAINER, 'env', 0, 'value'], '/var/lib/pgdata'),
      ],
    },
    {
      name: 'a volume in another unit',
      changes: [
        set(
          'hub PersistentVolumeClaim calibre-web.books',
          ['spec', 'resources', 'requests', 'storage'],
          '50Mi',
        ),
      ],
    },
    {
      name: 'a volume that its user may not write to',
      changes: [unset('spoke StatefulSet miniflux-postgres', [...POD, 'securityContext', 'fsGroup'])],
    },
  ],
})
