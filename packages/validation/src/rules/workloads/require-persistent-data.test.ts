import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requirePersistentData } from './require-persistent-data.ts'

const CONTAINER = ['spec', 'template', 'spec', 'containers', 0] as const
const STORAGE = ['spec', 'resources', 'requests', 'storage'] as const

testRule(requirePersistentData, {
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
      name: 'a claim with too little space',
      changes: [set('hub PersistentVolumeClaim calibre-web.books', STORAGE, '50Mi')],
    },
  ],
})
