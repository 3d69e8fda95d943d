import { askingForTenant, pushing, reading, withTenantMap } from '../../testing/tenants.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banUnreadTenant } from './ban-unread-tenant.ts'

const MAP = withTenantMap("default '';\n~^oracle-k3s(-next)?$ oracle-k3s;\n~^homelab$ homelab;")

testRule(banUnreadTenant, {
  valid: [
    {
      name: 'a reader of each tenant of a map',
      changes: [askingForTenant, MAP, pushing('$tenant'), reading("'homelab|oracle-k3s|fake'")],
    },
    {
      name: 'tenants that no tree names',
      changes: [askingForTenant, pushing('$remote_user'), reading('fleet')],
    },
  ],
  invalid: [
    {
      name: 'a tenant that only pushes name',
      changes: [askingForTenant, MAP, pushing('$tenant'), reading("'homelab|fake'")],
      findings: [{ severity: 'error', impact: 'Grafana shows no line of the tenant oracle-k3s' }],
    },
    {
      name: 'lines of one tenant, and queries of another',
      changes: [askingForTenant, pushing('fleet'), reading('fake')],
    },
  ],
})
