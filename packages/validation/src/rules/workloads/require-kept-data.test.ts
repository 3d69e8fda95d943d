import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const POD = ['spec', 'template', 'spec'] as const
const CONTAINER = [...POD, 'containers', 0] as const

describe('require-kept-data', () => {
  it('refuses a volume beside the data', async () => {
    expect(
      await refusedBy(
        set('spoke Deployment n8n', [...CONTAINER, 'volumeMounts', 0, 'mountPath'], '/home/node/n8n'),
      ),
    ).toEqual(['require-kept-data'])
  })

  it('refuses a database outside its volume', async () => {
    expect(
      await refusedBy(
        set('spoke StatefulSet miniflux-postgres', [...CONTAINER, 'env', 0, 'value'], '/var/lib/pgdata'),
      ),
    ).toEqual(['require-kept-data'])
  })

  it('refuses a volume in another unit', async () => {
    expect(
      await refusedBy(
        set(
          'hub PersistentVolumeClaim calibre-web.books',
          ['spec', 'resources', 'requests', 'storage'],
          '50Mi',
        ),
      ),
    ).toEqual(['require-kept-data'])
  })

  it('refuses a volume that its user may not write to', async () => {
    expect(
      await refusedBy(unset('spoke StatefulSet miniflux-postgres', [...POD, 'securityContext', 'fsGroup'])),
    ).toEqual(['require-kept-data'])
  })
})
