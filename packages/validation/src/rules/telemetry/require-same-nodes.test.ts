import { describe, expect, it } from 'vitest'
import { refusedBy, setTarget } from '../../testing/sample-trees.ts'

describe('require-same-nodes', () => {
  it('refuses a kubelet of a node whose exporter nobody scrapes', async () => {
    expect(await refusedBy(setTarget('prometheus/kubelet', '10.0.7.26:10250'))).toEqual([
      'require-same-nodes',
    ])
  })
})
