import {
  HUB_COLLECTOR,
  HUB_KEYS,
  HUB_STACK,
  SPOKE_CONFIG,
  SPOKE_KEYS,
  VALUES,
} from '../../testing/collector-keys.ts'
import { change, set } from '../../testing/sample-trees.ts'
import { askingForTenant, pushing, reading } from '../../testing/tenants.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireTenant } from './require-tenant.ts'

const SOURCES = [...VALUES, 'grafana', 'additionalDataSources'] as const

/** The data source names tenants itself. */
const readingByItself = change(HUB_STACK, SOURCES, (sources: readonly { type: string; jsonData: object }[]) =>
  sources.map((source) =>
    source.type === 'loki'
      ? {
          ...source,
          jsonData: { ...source.jsonData, httpHeaderName1: 'X-Scope-OrgID' },
          secureJsonData: { httpHeaderValue1: 'fleet' },
        }
      : source,
  ),
)

const HEADERS = ['exporters', 'otlp_http', 'headers'] as const

testRule(requireTenant, {
  valid: [
    {
      name: 'a gateway that names the tenants of pushes and of reads',
      changes: [askingForTenant, pushing('fleet'), reading('fleet')],
    },
    {
      name: 'collectors and a data source that name tenants themselves',
      changes: [
        askingForTenant,
        set(HUB_COLLECTOR, [...HUB_KEYS, ...HEADERS], { 'X-Scope-OrgID': 'fleet' }),
        set(SPOKE_CONFIG, [...SPOKE_KEYS, ...HEADERS], { 'x-scope-orgid': 'fleet' }),
        readingByItself,
      ],
    },
    { name: 'a Loki that asks for none', changes: [pushing('fleet')] },
  ],
  invalid: [
    {
      name: 'a Loki that asks for a tenant behind a gateway that names none of a push',
      changes: [askingForTenant, reading('fleet')],
      findings: [
        {
          severity: 'error',
          impact: 'Loki answers 401, and the collector drops the lines of homelab for good',
        },
        {
          severity: 'error',
          impact: 'Loki answers 401, and the collector drops the lines of oracle-k3s for good',
        },
      ],
    },
    {
      name: 'a data source that names none',
      changes: [askingForTenant, pushing('fleet')],
      findings: [{ impact: 'Loki answers 401 to every query, and no panel shows lines' }],
    },
    {
      name: 'the chart’s default, which asks',
      changes: [
        set('hub HelmRelease loki', [...VALUES, 'loki', 'auth_enabled'], undefined),
        pushing('fleet'),
      ],
    },
  ],
})
