import { describe, expect, it } from 'vitest'
import { refusedBy, set, type Change } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validHealthExpression } from './valid-health-expression.ts'

const LAYER = 'hub Kustomization telemetry'

const expressed = (current: string): Change =>
  set(
    LAYER,
    ['spec', 'healthCheckExprs'],
    [{ apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', current }],
  )

const READY = "status.conditions.filter(e, e.type == 'Available').all(e, e.status == 'True')"

testRule(validHealthExpression, {
  valid: [{ name: 'a complete expression', changes: [expressed(READY)] }],
  invalid: [
    { name: 'an expression without its last bracket', changes: [expressed(READY.slice(0, -1))] },
    { name: 'an expression with an open quote', changes: [expressed("status.phase == 'Ready")] },
  ],
})

describe('valid-health-expression', () => {
  it('refuses an expression for which nothing waits', async () => {
    expect(await refusedBy(expressed(READY), set(LAYER, ['spec', 'wait'], false))).toContain(
      'valid-health-expression',
    )
  })
})
