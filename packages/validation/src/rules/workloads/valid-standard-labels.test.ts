import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/committed-trees.ts'

const LABELS = ['metadata', 'labels'] as const

describe('valid-standard-labels', () => {
  it.each(['app.kubernetes.io/part-off', 'app.kuberntes.io/part-of'])(
    'refuses the label %s',
    async (label) => {
      expect(await refusedBy(set('spoke Deployment n8n', [...LABELS, label], 'x'))).toEqual([
        'valid-standard-labels',
      ])
    },
  )

  it('refuses an object that belongs to something else than the rest', async () => {
    expect(
      await refusedBy(set('spoke Deployment n8n', [...LABELS, 'app.kubernetes.io/part-of'], 'another')),
    ).toEqual(['valid-standard-labels'])
  })

  it('refuses an object without the labels of the rest', async () => {
    expect(
      await refusedBy(
        unset('spoke PersistentVolumeClaim n8n.data', [...LABELS, 'app.kubernetes.io/part-of']),
      ),
    ).toEqual(['valid-standard-labels'])
  })

  it('refuses an object under another name', async () => {
    expect(
      await refusedBy(set('spoke Deployment n8n', [...LABELS, 'app.kubernetes.io/name'], 'n8m')),
    ).toEqual(['valid-standard-labels'])
  })

  it('refuses a container under another name', async () => {
    expect(
      await refusedBy(
        set('spoke Deployment n8n', ['spec', 'template', 'spec', 'containers', 0, 'name'], 'n8m'),
      ),
    ).toEqual(['valid-standard-labels'])
  })
})
