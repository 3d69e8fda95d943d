import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireWritableFolder } from './require-writable-folder.ts'

testRule(requireWritableFolder, {
  invalid: [
    {
      name: 'a volume without its user’s group',
      changes: [
        unset('spoke StatefulSet miniflux-postgres', [
          'spec',
          'template',
          'spec',
          'securityContext',
          'fsGroup',
        ]),
      ],
    },
  ],
})
