import { set } from '../../testing/sample-trees.ts'
import { noMissingVolume } from './no-missing-volume.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingVolume, {
  invalid: [
    {
      name: 'a container that mounts a missing volume',
      changes: [
        set(
          'spoke DaemonSet otel-collector',
          ['spec', 'template', 'spec', 'containers', 0, 'volumeMounts', 3],
          { name: 'other', mountPath: '/other' },
        ),
      ],
    },
  ],
})
