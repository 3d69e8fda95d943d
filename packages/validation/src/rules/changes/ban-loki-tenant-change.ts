import { asksForTenant, gatewayNamesTenant } from '../../telemetry/loki-tenants.ts'
import type { Release } from '../../tree/charts/release.ts'
import { atValue } from '../../tree/charts/release.ts'
import { ownerOf } from '../../tree/objects.ts'
import type { ChangeRule } from './change-rule.ts'
import { changedLokis } from './loki-schemas.ts'

export const banLokiTenantChange: ChangeRule = {
  id: 'ban-loki-tenant-change',
  severity: 'warning',
  summary: 'A Loki begins to ask for tenants after its gateway names them, and asks for them from then on.',
  rationale:
    'Helm replaces Loki and its gateway at once. While the old gateway is there, the new Loki answers 401, after which collectors drop lines. A Loki that asks for no tenant reads one tenant alone.',
  fix: 'Have the gateway name the tenant first, and Loki ask for it in a later change.',
  check: (changes, report) => {
    for (const { before: old, after: now } of changedLokis(changes)) {
      const [before, after] = [old as Release, now as Release]
      const location = atValue(after, 'loki', 'auth_enabled')
      if (asksForTenant(after) && !asksForTenant(before) && gatewayNamesTenant(before) === false)
        report({
          severity: 'error',
          location,
          message: `${ownerOf(after)} begins to ask for a tenant, and its gateway has named none`,
          impact:
            'while the pods are replaced, Loki answers 401 to what passes the old gateway, and collectors drop those lines for good',
          fix: 'let the gateway set X-Scope-OrgID first, wait until its pods are replaced, and then set loki.auth_enabled: true. In an inventory: tenants: "prepared" before "per-cluster"',
        })
      if (!asksForTenant(after) && asksForTenant(before))
        report({
          location,
          message: `${ownerOf(after)} ceases to ask for a tenant`,
          impact:
            'it reads the tenant fake alone: no line that has been stored in another tenant is found, until it asks again',
          fix: 'keep loki.auth_enabled: true while those lines are wanted',
        })
    }
  },
}
