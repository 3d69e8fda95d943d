import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireNonRoot } from './require-non-root.ts'

const POD = ['spec', 'template', 'spec'] as const
const ANNOTATIONS = ['spec', 'template', 'metadata', 'annotations'] as const

testRule(requireNonRoot, {
  invalid: [
    ...['runAsNonRoot', 'runAsUser', 'runAsGroup'].map((key) => ({
      name: `an exporter without ${key}`,
      changes: [unset('spoke DaemonSet node-exporter', [...POD, 'securityContext', key])],
    })),
    {
      name: 'a root user with a typo in its annotation',
      changes: [
        set('hub Deployment calibre-web', ANNOTATIONS, {
          'observability-fleet/runs-as-oot-because': 'it changes the owner of its files',
        }),
      ],
    },
    {
      name: 'an unknown image that is root without a reason',
      changes: [
        set(
          'spoke Deployment squoosh',
          [...POD, 'containers', 0, 'image'],
          'mirror.example/tools/pictures:1.12.0',
        ),
        unset('spoke Deployment squoosh', [...ANNOTATIONS, 'observability-fleet/runs-as-root-because']),
      ],
    },
  ],
})
