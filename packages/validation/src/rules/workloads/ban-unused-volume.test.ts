import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banUnusedVolume } from './ban-unused-volume.ts'

testRule(banUnusedVolume, {
  invalid: [
    {
      name: 'a volume that no container mounts',
      changes: [
        set(
          'spoke Deployment miniflux',
          ['spec', 'template', 'spec', 'volumes'],
          [{ name: 'tmp', emptyDir: { sizeLimit: '1Mi' } }],
        ),
      ],
    },
  ],
})
