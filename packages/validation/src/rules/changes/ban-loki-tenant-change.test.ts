import { expect } from 'vitest'
import { askingForNone, askingForTenant, pushing, reading } from '../../testing/tenants.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banLokiTenantChange } from './ban-loki-tenant-change.ts'

const naming = [pushing('fleet'), reading("'fleet|fake'")]

testChangeRule(banLokiTenantChange, {
  valid: [
    { name: 'a gateway that begins to name tenants', changes: naming },
    {
      name: 'a Loki that asks for the tenants that its gateway names',
      before: naming,
      changes: [askingForTenant],
    },
  ],
  invalid: [
    {
      name: 'a Loki that asks for tenants as soon as its gateway names them',
      changes: [...naming, askingForTenant],
      findings: [
        { severity: 'error', impact: expect.stringContaining('drop those lines for good') as string },
      ],
    },
    {
      name: 'a Loki that asks no longer',
      before: [...naming, askingForTenant],
      changes: [askingForNone],
      findings: [
        { severity: 'warning', impact: expect.stringContaining('reads the tenant fake alone') as string },
      ],
    },
  ],
})
