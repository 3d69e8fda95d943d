import type { Severity } from '@fleet/model'
import type { Report, Rule } from '../rule/rule.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import { lokiModeOf } from './loki-modes.ts'
import { configuredStores } from './loki-stores.ts'
import { listOf, textAt } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const validLokiSchema: Rule = {
  id: 'valid-loki-schema',
  ownSeverity: 'warning',
  summary:
    'Each schema of Loki is v13 with a daily tsdb index, in a store that is configured, and begins after the previous.',
  rationale:
    'OTLP needs structured metadata, which needs this schema and this index. Loki does not start with a store that it cannot open.',
  fix: 'Use store: tsdb, schema: v13, and as object_store that of loki.storage.type or one of loki.storage_config. Give the index the prefix index_ and the period 24h, and begin each schema on a later day.',
  check: inEachRelease('loki', (release, report) => {
    checkSchemas(release, report)
  }),
}

const CONFIGS = ['loki', 'schemaConfig', 'configs']

type ReportKey = (key: string, message: string, ownSeverity?: Severity) => void

const checkSchemas = (release: Release, report: Report): void => {
  const reporterOf =
    (index: number): ReportKey =>
    (key, message, ownSeverity) => {
      report({
        ...(ownSeverity && { ownSeverity }),
        location: atValue(release, ...CONFIGS, index, key),
        message,
        impact: 'Loki does not start, rejects logs by OTLP, or no longer finds its data',
        fix: 'use store: tsdb, schema: v13, a store that is configured, and an index with the prefix index_ and the period 24h, each from a later day',
      })
    }
  const configs = listOf(chartValue(release, ...CONFIGS))
  if (configs.length === 0)
    return reporterOf(0)('schema', 'loki.schemaConfig has no configs, and the chart fails to render')
  const stores = storesOf(release)
  for (const [index, config] of configs.entries()) {
    checkConfig(config, stores, reporterOf(index))
    const from = textAt(config, 'from')
    if (index > 0 && textAt(configs[index - 1], 'from') >= from)
      reporterOf(index)('from', `a schema begins no later than the one before it, on ${from}`)
  }
}

/** Of parts in pods of their own none can read what another has on its volume. */
const storesOf = (release: Release): readonly string[] =>
  configuredStores(release).filter((store) => store !== 'filesystem' || lokiModeOf(release) !== 'Distributed')

const checkConfig = (config: unknown, stores: readonly string[], reportKey: ReportKey): void => {
  const [store, schema, objectStore] = [
    textAt(config, 'store'),
    textAt(config, 'schema'),
    textAt(config, 'object_store'),
  ]
  if (store !== 'tsdb') reportKey('store', `the index is ${store || 'not set'}`)
  if (schema !== 'v13') reportKey('schema', `the schema is ${schema || 'not set'}`)
  if (!stores.includes(objectStore))
    reportKey(
      'object_store',
      `the schema keeps its data in ${objectStore || 'no store'}, and the values configure ${stores.join(', ')}`,
    )
  const [prefix, period] = [textAt(config, 'index', 'prefix'), textAt(config, 'index', 'period')]
  if (prefix !== 'index_') reportKey('index', `the prefix of the index is ${prefix || 'not set'}`, 'info')
  if (period !== '24h') reportKey('index', `the period of the index is ${period || 'not set'}`)
}
