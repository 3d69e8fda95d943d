import { expect } from 'vitest'
import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validOtlpAttributes } from './valid-otlp-attributes.ts'

const OTLP = [...VALUES, 'loki', 'limits_config', 'otlp_config']

const entry = (action: string) => [{ action, attributes: ['log.iostream'] }]

testRule(validOtlpAttributes, {
  valid: [
    {
      name: 'attributes of lines as structured metadata',
      changes: [set(HUB_LOKI, [...OTLP, 'log_attributes'], entry('structured_metadata'))],
    },
    {
      name: 'attributes of scopes that are dropped by a regex',
      changes: [set(HUB_LOKI, [...OTLP, 'scope_attributes'], [{ action: 'drop', regex: 'telemetry.*' }])],
    },
  ],
  invalid: [
    {
      name: 'index labels of attributes of lines',
      changes: [set(HUB_LOKI, [...OTLP, 'log_attributes'], entry('index_label'))],
      findings: [{ message: expect.stringContaining('of resource attributes only') }],
    },
    {
      name: 'index labels of attributes of scopes',
      changes: [set(HUB_LOKI, [...OTLP, 'scope_attributes'], entry('index_label'))],
    },
    {
      name: 'index labels of attributes of lines for one tenant',
      changes: [
        set(
          HUB_LOKI,
          [...VALUES, 'loki', 'runtimeConfig', 'overrides', 'fake', 'otlp_config', 'log_attributes'],
          entry('index_label'),
        ),
      ],
    },
    {
      name: 'an entry without an attribute',
      changes: [set(HUB_LOKI, [...OTLP, 'log_attributes'], [{ action: 'drop' }])],
    },
    {
      name: 'an entry with a list and a regex',
      changes: [
        set(
          HUB_LOKI,
          [...OTLP, 'log_attributes'],
          [{ action: 'drop', attributes: ['log.iostream'], regex: 'log.*' }],
        ),
      ],
    },
  ],
})
