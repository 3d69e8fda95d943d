import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { change, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validLokiSchema } from './valid-loki-schema.ts'

const CONFIGS = [...VALUES, 'loki', 'schemaConfig', 'configs'] as const

testRule(validLokiSchema, {
  invalid: [
    {
      name: 'a schema without structured metadata',
      changes: [set(HUB_LOKI, [...CONFIGS, 0, 'schema'], 'v12')],
    },
    {
      name: 'a schema that begins no later than the one before it',
      changes: [change(HUB_LOKI, CONFIGS, (configs: readonly unknown[]) => [...configs, ...configs])],
    },
  ],
})
