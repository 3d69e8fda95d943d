import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validMount } from './valid-mount.ts'

testRule(validMount, {
  invalid: [
    {
      name: 'two mounts of one folder',
      changes: [
        unset('hub Deployment calibre-web', [
          'spec',
          'template',
          'spec',
          'containers',
          0,
          'volumeMounts',
          1,
          'subPath',
        ]),
      ],
    },
  ],
})
