import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireKnownExporter } from './require-known-exporter.ts'

const SCRAPES = [...VALUES, 'prometheus', 'prometheusSpec', 'additionalScrapeConfigs'] as const

testRule(requireKnownExporter, {
  invalid: [
    {
      name: 'a job of machines outside the clusters without an exporter’s name',
      changes: [set(HUB_STACK, [...SCRAPES, 0, 'job_name'], 'metal-nodes')],
      findings: [{ severity: 'warning' }, { severity: 'warning' }],
    },
  ],
})
