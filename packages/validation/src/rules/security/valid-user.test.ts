import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'
import { validUser } from './valid-user.ts'
import { testRule } from '../../testing/test-rule.ts'

const CONTEXT = ['spec', 'template', 'spec', 'securityContext'] as const

testRule(validUser, {
  invalid: [
    {
      name: 'a collector that may not read its node’s logs',
      changes: [unset('spoke DaemonSet otel-collector', [...CONTEXT, 'runAsUser'])],
    },
    {
      name: 'a root that no longer says why',
      changes: [
        set('hub Deployment calibre-web', ['spec', 'template', 'metadata', 'annotations'], {
          'observability-fleet/runs-as-oot-because': 'it changes the owner of its files',
        }),
      ],
    },
    ...['runAsNonRoot', 'runAsUser', 'runAsGroup'].map((key) => ({
      name: `an exporter without ${key}`,
      changes: [unset('spoke DaemonSet node-exporter', [...CONTEXT, key])],
    })),
  ],
})

describe('valid-user', () => {
  it('refuses a service of its own image that does not say why it is root', async () => {
    const image = ['spec', 'template', 'spec', 'containers', 0, 'image'] as const
    const changes = [
      set('spoke Deployment squoosh', image, 'mirror.example/tools/pictures:1.12.0'),
      unset('spoke Deployment squoosh', [
        'spec',
        'template',
        'metadata',
        'annotations',
        'observability-fleet/runs-as-root-because',
      ]),
    ]
    expect(await refusedBy(...changes)).toEqual(['valid-user'])
  })
})
