import { changeIn } from '../../testing/dashboard-changes.ts'
import { requireCoveringRange } from './require-covering-range.ts'
import { testRule } from '../../testing/test-rule.ts'

const EXPR = (panel: number) => ['panels', panel, 'targets', 0, 'expr']

const looking = (back: string) => (expr: string) => expr.replace(/\[\$__\w+\]/, `[${back}]`)

testRule(requireCoveringRange, {
  valid: [{ name: 'a number of a day', changes: [changeIn('search', EXPR(1), looking('1d'))] }],
  invalid: [
    { name: 'a curve of counts with gaps', changes: [changeIn('search', EXPR(4), looking('5m'))] },
    { name: 'a number of a moment', changes: [changeIn('search', EXPR(1), looking('10s'))] },
  ],
})
