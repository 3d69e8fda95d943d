import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const CONTEXT = ['spec', 'template', 'spec', 'securityContext'] as const

describe('valid-user', () => {
  it.each(['runAsNonRoot', 'runAsUser', 'runAsGroup'])('refuses an exporter without %s', async (key) => {
    expect(await refusedBy(unset('spoke DaemonSet node-exporter', [...CONTEXT, key]))).toEqual(['valid-user'])
  })

  it('refuses a collector that may not read its node’s logs', async () => {
    expect(await refusedBy(unset('spoke DaemonSet otel-collector', [...CONTEXT, 'runAsUser']))).toEqual([
      'valid-user',
    ])
  })

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

  it('refuses a root that no longer says why', async () => {
    expect(
      await refusedBy(
        set('hub Deployment calibre-web', ['spec', 'template', 'metadata', 'annotations'], {
          'observability-fleet/runs-as-oot-because': 'it changes the owner of its files',
        }),
      ),
    ).toEqual(['valid-user'])
  })
})
