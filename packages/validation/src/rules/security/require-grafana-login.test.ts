import { describe, expect, it } from 'vitest'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireGrafanaLogin } from './require-grafana-login.ts'

const GRAFANA = [...VALUES, 'grafana'] as const

testRule(requireGrafanaLogin, {
  valid: [
    {
      name: 'viewers without an account, stated as such',
      changes: [
        set(HUB_STACK, [...GRAFANA, 'grafana.ini', 'auth.anonymous'], { enabled: true, org_role: 'Viewer' }),
      ],
    },
  ],
  invalid: [
    {
      name: 'anonymous access',
      changes: [set(HUB_STACK, [...GRAFANA, 'grafana.ini', 'auth.anonymous', 'enabled'], true)],
    },
    {
      name: 'administrators without an account',
      changes: [
        set(HUB_STACK, [...GRAFANA, 'grafana.ini', 'auth.anonymous'], { enabled: true, org_role: 'Admin' }),
      ],
    },
    {
      name: 'a Grafana without a login form',
      changes: [set(HUB_STACK, [...GRAFANA, 'grafana.ini', 'auth', 'disable_login_form'], true)],
    },
  ],
})

describe('require-grafana-login', () => {
  it('refuses the password of the chart', async () => {
    expect(await refusedBy(unset(HUB_STACK, [...GRAFANA, 'admin', 'existingSecret']))).toContain(
      'require-grafana-login',
    )
  })
})
