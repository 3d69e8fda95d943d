import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { changeIn } from '../../testing/dashboard-changes.ts'

describe('valid-comparison', () => {
  it('refuses a mark at restarts of which there are less than none', async () => {
    const turned = (expr: string) => expr.replace('> 0', '< 0')
    const restarts = changeIn('pod', ['annotations', 'list', 0, 'expr'], turned)
    expect(await refusedBy(restarts)).toEqual(['valid-comparison'])
  })
})
