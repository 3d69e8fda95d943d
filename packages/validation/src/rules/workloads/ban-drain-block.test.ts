import { budget } from '../../testing/budget.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banDrainBlock } from './ban-drain-block.ts'

testRule(banDrainBlock, {
  valid: [
    { name: 'a budget that lets one pod be evicted', changes: budget({ maxUnavailable: 1 }) },
    { name: 'a budget of half of the pods', changes: budget({ minAvailable: '50%' }) },
  ],
  invalid: [
    { name: 'a budget that asks for every pod that there is', changes: budget({ minAvailable: 1 }) },
    { name: 'a budget that lets no pod be evicted', changes: budget({ maxUnavailable: 0 }) },
    { name: 'a budget of all pods', changes: budget({ minAvailable: '100%' }) },
  ],
})
