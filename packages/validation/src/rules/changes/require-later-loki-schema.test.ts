import { change } from '../../testing/sample-trees.ts'
import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { requireLaterLokiSchema } from './require-later-loki-schema.ts'

const CONFIGS = [...VALUES, 'loki', 'schemaConfig', 'configs'] as const

const further = change(HUB_LOKI, CONFIGS, ([first]: readonly object[]) => [
  first,
  { ...first, from: '2026-12-15' },
])

testChangeRule(requireLaterLokiSchema, {
  valid: [{ name: 'a schema that it has already', before: [further], changes: [] }],
  invalid: [
    {
      name: 'a further schema, whose day it names',
      changes: [further],
      findings: [
        {
          severity: 'info',
          message:
            'HelmRelease monitoring/loki gets a further schema, which begins on 2026-12-15 at midnight in UTC',
        },
      ],
    },
  ],
})
