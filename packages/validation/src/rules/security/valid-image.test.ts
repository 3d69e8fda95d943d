import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

const IMAGE = ['spec', 'template', 'spec', 'containers', 0, 'image'] as const

describe('valid-image', () => {
  it.each(['quay.oi/prometheus/node-exporter:v1.12.1', 'quay.io/promethues/node-exporter:v1.12.1'])(
    'refuses %s',
    async (image) => {
      expect(await refusedBy(set('spoke DaemonSet node-exporter', IMAGE, image))).toEqual(['valid-image'])
    },
  )

  it('says nothing of a mirror', async () => {
    expect(
      await refusedBy(
        set('spoke DaemonSet node-exporter', IMAGE, 'mirror.example/monitoring/exporter:v1.12.1'),
      ),
    ).toEqual([])
  })
})
