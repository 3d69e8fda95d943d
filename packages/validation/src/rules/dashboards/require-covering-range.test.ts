import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { changeIn } from '../../testing/dashboard-changes.ts'

const EXPR = (panel: number) => ['panels', panel, 'targets', 0, 'expr']

const looking = (back: string) => (expr: string) => expr.replace(/\[\$__\w+\]/, `[${back}]`)

describe('require-covering-range', () => {
  it('refuses a curve of counts with gaps', async () => {
    expect(await refusedBy(changeIn('search', EXPR(4), looking('5m')))).toEqual(['require-covering-range'])
  })

  it('refuses a number of a moment', async () => {
    expect(await refusedBy(changeIn('search', EXPR(1), looking('10s')))).toEqual(['require-covering-range'])
  })

  it('lets pass a number of a day', async () => {
    expect(await refusedBy(changeIn('search', EXPR(1), looking('1d')))).toEqual([])
  })
})
