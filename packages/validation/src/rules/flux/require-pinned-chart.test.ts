import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('require-pinned-chart', () => {
  it('refuses a range of versions', async () => {
    expect(await refusedBy(set('hub OCIRepository loki', ['spec', 'ref'], { semver: '18.x' }))).toEqual([
      'require-pinned-chart',
    ])
  })

  it('refuses a tag that moves', async () => {
    expect(await refusedBy(set('hub OCIRepository loki', ['spec', 'ref', 'tag'], 'latest'))).toEqual([
      'require-pinned-chart',
    ])
  })
})
