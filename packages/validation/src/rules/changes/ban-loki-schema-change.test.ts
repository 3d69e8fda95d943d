import { withBucket } from '../../testing/object-storage.ts'
import { set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banLokiSchemaChange } from './ban-loki-schema-change.ts'

const LOKI = 'hub HelmRelease loki'
const CONFIGS = ['spec', 'values', 'loki', 'schemaConfig', 'configs']

const schema = (from: string) => ({
  from,
  store: 'tsdb',
  object_store: 'filesystem',
  schema: 'v13',
  index: { prefix: 'index_', period: '24h' },
})

const schemas = (...days: readonly string[]) => set(LOKI, CONFIGS, days.map(schema))

testChangeRule(banLokiSchemaChange, {
  valid: [
    {
      name: 'a first schema that begins earlier',
      changes: [set(LOKI, [...CONFIGS, 0, 'from'], '2024-01-01')],
    },
  ],
  invalid: [
    {
      name: 'a first schema that begins later',
      changes: [set(LOKI, [...CONFIGS, 0, 'from'], '2025-06-01')],
      findings: [
        {
          severity: 'error',
          message:
            'HelmRelease monitoring/loki changes from of its schema from 2025-01-01: 2025-01-01 to 2025-06-01',
        },
      ],
    },
    {
      name: 'another prefix of the index',
      before: [set(LOKI, [...CONFIGS, 0, 'index', 'prefix'], 'loki_')],
      changes: [set(LOKI, [...CONFIGS, 0, 'index', 'prefix'], 'index_')],
      findings: [{ severity: 'error' }],
    },
    {
      name: 'a newest schema that begins on another day, for it may not have begun',
      before: [schemas('2025-01-01', '2027-01-01')],
      changes: [schemas('2025-01-01', '2027-02-01')],
      findings: [{ severity: 'warning' }],
    },
    {
      name: 'a newest schema that keeps its data elsewhere',
      before: [...withBucket()],
      changes: [set(LOKI, [...CONFIGS, 1, 'object_store'], 'filesystem')],
      findings: [{ severity: 'error' }],
    },
    {
      name: 'a newest schema that is left out',
      before: [schemas('2025-01-01', '2027-01-01')],
      changes: [schemas('2025-01-01')],
      findings: [{ severity: 'error' }],
    },
    {
      name: 'a schema that is left out',
      before: [schemas('2024-01-01', '2024-06-01', '2025-01-01')],
      changes: [schemas('2024-01-01')],
      findings: [{ message: 'HelmRelease monitoring/loki no longer has the schema from 2024-06-01' }],
    },
  ],
})
